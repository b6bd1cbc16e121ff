"""Names of projects, products, hosts, tables and functions that belong to somebody."""

from local_models.training.vocabulary.words import words

CODE_STEM = words("""
falcon, osprey, kestrel, heron, puffin, badger, otter, lynx, bison, mustang, titan, atlas, apollo, hermes,
athena, artemis, zephyr, aurora, borealis, nimbus, cirrus, monsoon, tsunami, glacier, everest, kilimanjaro,
denali, sahara, amazonia, danube, mekong, orion, andromeda, pegasus, phoenix, griffin, hydra, kraken, sphinx,
minotaur, bluebird, redwood, sequoia, juniper, saffron, paprika, ginger, wasabi, mango, papaya, tangerine,
cobalt, mercury, argon, xenon, neon, copper, granite, obsidian, quartz, topaz, sapphire, lighthouse, beacon,
compass, anchor, keystone, cornerstone, trident, excalibur, camelot, merlin, gandalf, skywalker, vader, tardis,
hal, jarvis, moonshot, sunrise, northstar, polaris
""")
CODE_PART = words("""
billing, payments, invoice, ledger, payroll, orders, checkout, cart, inventory, stock, shipment, fleet,
dispatch, booking, claims, policy, patient, clinic, triage, ward, pharmacy, student, enrolment, grades, member,
loyalty, rewards, customer, crm, leads, campaign, partner, vendor, supplier, audit, risk, fraud, kyc, trade,
settlement, treasury, forecast, pricing, catalog, search, ranking, ingest, etl, warehouse, reporting, metrics,
telemetry, sensor, meter, turbine, reactor, drill, cargo, permit, case, docket, tenant, lease, donor, grant,
parish, recipe, menu, ticket, scheduler, roster, onboarding, identity, gateway, sso
""")
ENVIRONMENT = words("prod, prd, staging, stg, stage, dev, qa, uat, test, dr, int, preprod, eu, us, emea, apac")
HOST_PART = words("""
db, app, web, api, cache, redis, kafka, mq, ldap, jenkins, gitlab, vault, proxy, lb, sql, pg, ora, mongo, es,
k8s, node, worker, batch, etl, ftp, mail, vpn, bastion, nas, print, files
""")
TLD = words("com, net, org, io, co.uk, de, local, internal, corp, lan, intra, fr, eu, co, ai, in, com.au")
"""Ends of host names."""
