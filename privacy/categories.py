"""The categories of private things, and the few that are protected under every privacy profile."""

from enum import StrEnum


class Category(StrEnum):
    """What kind of private thing a span is. The values are what scripts see."""

    NAME = "name"
    CONTACT = "contact"
    LOCATION = "location"
    ADDRESS = "address"
    EMPLOYER = "employer"
    JOB = "job"
    EDUCATION = "education"
    AGE = "age"
    DATE = "date"
    GENDER = "gender"
    FAMILY = "family"
    RELATIONSHIP = "relationship"
    HEALTH = "health"
    FINANCE = "finance"
    RELIGION = "religion"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    LANGUAGE = "language"
    IDS = "ids"
    CREDENTIALS = "credentials"
    PROJECT = "project"
    TRAVEL = "travel"
    LEGAL = "legal"
    OTHER = "other"


FLOOR: frozenset[Category] = frozenset({Category.CREDENTIALS, Category.IDS})
"""Protected under every privacy profile: no rule, prose or model can let these through."""
