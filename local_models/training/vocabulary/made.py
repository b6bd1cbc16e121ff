"""Values put together from listed words: full names, companies, addresses, hosts, project names."""

from collections.abc import Callable, Mapping
from random import Random

from local_models.training.vocabulary.numbers import phone, shaped

Pick = Callable[[str], str]
"""Takes the name of a listed vocabulary, gives one of its words."""

_SYLLABLES = (
    "ka",
    "ro",
    "vel",
    "tri",
    "mon",
    "zan",
    "bel",
    "lu",
    "qui",
    "ser",
    "dor",
    "fi",
    "nex",
    "pal",
    "gor",
    "ti",
    "mar",
    "ve",
    "sol",
    "ny",
    "ara",
    "eko",
    "un",
    "ix",
    "os",
    "hu",
    "jo",
    "wyn",
    "cle",
    "bro",
)


def coined(rng: Random) -> str:
    """A made-up word, as companies and projects have: `trivelo`."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3)))


def full_name(rng: Random, pick: Pick) -> str:
    """A person's name in one of the many ways to write it."""
    first, last = pick("first").title(), pick("last").title()
    return rng.choice(
        (
            f"{first} {last}",
            f"{first} {last}",
            f"{first} {last}",
            first,
            first,
            first,
            last,
            f"{first[0]}. {last}",
            f"{first} {last[0]}.",
            f"{first} {shaped(rng, 'A')}. {last}",
            f"{last}, {first}",
            f"Dr. {last}",
            f"Mr. {last}",
            f"Mrs {last}",
            f"Ms. {last}",
            f"{first}-{pick('first').title()} {last}",
            f"{first} {last}-{pick('last').title()}",
            f"Prof. {first} {last}",
            f"{first} {pick('first').title()} {last}",
            pick("ordinary name").title(),
            f"{pick('ordinary name').title()} {last}",
            f"{first} {pick('ordinary name').title()}",
            f"{first[0]}{last[0]}",
        )
    )


def company(rng: Random, pick: Pick) -> str:
    """An employer: well known, or coined."""
    stem, other, tail = pick("company stem").title(), pick("company stem"), pick("company tail").title()
    return rng.choice(
        (
            pick("big employer").title(),
            pick("big employer"),
            f"{stem}{other} {tail}",
            f"{stem} {other.title()} {tail}",
            f"{coined(rng).title()} {tail}",
            coined(rng).title(),
            f"{pick('last').title()} & {pick('last').title()}",
            f"{pick('last').title()} {tail}",
            f"{pick('place').title()} {tail}",
            f"{stem}{other}",
            shaped(rng, rng.choice(("AAA", "AA&A", "AAAA"))),
            pick("company").title(),
        )
    )


def address(rng: Random, pick: Pick) -> str:
    """A street address, from one line to the whole."""
    street = f"{pick('street').title()} {pick('street kind').title()}"
    number, city = rng.randint(1, 9800), pick("place").title()
    code = shaped(rng, rng.choice(("99999", "AA9 9AA", "A99 9AA", "9999 AA", "99-999", "999999", "A9A 9A9")))
    flat = rng.choice(
        (
            f"Flat {rng.randint(1, 40)}",
            f"Apt {rng.randint(1, 40)}B",
            f"Unit {rng.randint(1, 40)}",
            f"Suite {rng.randint(100, 900)}",
            f"#{rng.randint(1, 99)}",
        )
    )
    return rng.choice(
        (
            f"{number} {street}",
            f"{number} {street}, {city}",
            f"{number} {street}, {city} {code}",
            f"{flat}, {number} {street}, {city}",
            f"{number} {street}, {flat}, {city}, {code}",
            f"{street} {number}, {code} {city}",
            f"{number} {street}\n{city} {code}",
            code,
            f"P.O. Box {number}, {city}",
            f"the corner of {street} and {pick('street').title()} {pick('street kind').title()}",
            street,
        )
    )


def contact(rng: Random, pick: Pick) -> str:
    """An e-mail address, a phone number, a handle or a page."""
    first, last, host = pick("first").replace(" ", ""), pick("last").replace(" ", "").replace("'", ""), coined(rng)
    return rng.choice(
        (
            f"{first}.{last}@{host}.{pick('tld')}",
            f"{first}{rng.randint(1, 99)}@gmail.com",
            f"{first[0]}{last}@{host}.org",
            phone(rng),
            phone(rng),
            f"@{first}_{last}",
            f"@{coined(rng)}{rng.randint(1, 99)}",
            f"linkedin.com/in/{first}-{last}",
            f"www.{host}.{pick('tld')}",
            f"https://{host}.{pick('tld')}/{coined(rng)}",
            f"github.com/{first}{last}",
            f"u/{coined(rng)}_{first}",
        )
    )


def host(rng: Random, pick: Pick) -> str:
    """The name of a machine or an internal address."""
    word, part, env, inner = (
        rng.choice((coined(rng), pick("code stem"))),
        pick("host part"),
        pick("environment"),
        rng.choice((coined(rng), pick("code stem"), pick("last").replace(" ", "").replace("'", ""))),
    )
    return rng.choice(
        (
            f"{part}-{env}-{rng.randint(1, 20):02}",
            f"{part}{rng.randint(1, 9)}.{inner}.{pick('tld')}",
            f"{word}-{part}-{env}.{inner}.{pick('tld')}",
            f"{part}.{env}.{inner}.{pick('tld')}",
            f"{inner}-{part}",
            f"{env}-{word}-{part}-{rng.randint(1, 9)}",
            f"{part}-{word}.internal",
            f"s3://{inner}-{pick('code part')}-{env}",
            f"//{word}-{part}/{pick('code part')}",
            f"\\\\{inner}{part}01\\{pick('code part')}",
            f"{word}.{inner}.svc.cluster.local",
        )
    )


def project(rng: Random, pick: Pick) -> str:
    """The name of a project, a product or a ticket."""
    stem, part, made = pick("code stem"), pick("code part"), coined(rng)
    return rng.choice(
        (
            f"Project {stem.title()}",
            f"project {stem}",
            stem.title(),
            made.title(),
            f"{made.title()}{part.title()}",
            f"{stem.title()} {rng.randint(2, 9)}.0",
            f"{made}-{part}",
            f"{stem}-{part}-service",
            f"Operation {stem.title()}",
            f"{made.title()} Pro",
            f"{shaped(rng, 'AAA')}-{rng.randint(10, 9999)}",
            f"{made}_{part}",
            f"{made.title()} {part.title()}",
            f"{stem}{rng.randint(2, 40)}",
            f"{made.title()}Hub",
        )
    )


def symbol(rng: Random, pick: Pick) -> str:
    """A table, class, function or package of somebody's own code."""
    stem, part, made = pick("code stem").replace(" ", ""), pick("code part"), coined(rng)
    return rng.choice(
        (
            f"{made}_{part}",
            f"{stem}_{part}",
            f"{made.title()}{part.title()}Service",
            f"{stem.title()}{part.title()}Client",
            f"tbl_{made}_{part}",
            f"{made}.{part}",
            f"com.{made}.{part}",
            f"{stem}_{part}_v{rng.randint(1, 9)}",
            f"dbo.{made.title()}{part.title()}",
            f"{made}_{part}_{pick('environment')}",
            f"{made.upper()}_{part.upper()}",
            f"get{made.title()}{part.title()}",
            f"sync_{made}_{part}",
            f"{part}_{made}",
            f"{made}-{part}-{pick('environment')}",
            f"sp_{stem}_{part}",
        )
    )


MADE: Mapping[str, Callable[[Random, Pick], str]] = {
    "name": full_name,
    "company": company,
    "address": address,
    "contact": contact,
    "host": host,
    "project": project,
    "symbol": symbol,
}
"""Makers by the name of their slot."""
