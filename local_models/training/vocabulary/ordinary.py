"""Words that give nobody away: topics, libraries, things, tasks."""

from local_models.training.vocabulary.words import words

TOPIC = words("""
photosynthesis, the french revolution, black holes, supply and demand, plate tectonics, the water cycle,
quantum entanglement, the roman republic, climate change, inflation, machine learning, neural networks,
blockchain, the stock market, world war ii, the cold war, the industrial revolution, evolution, dna replication,
the periodic table, gravity, relativity, sourdough, chess openings, haiku, stoicism, game theory,
opportunity cost, the solar system, antibiotics, vaccines, diabetes, high blood pressure, depression, cancer,
the immune system, the nervous system, contract law, intellectual property, human rights, democracy, socialism,
christianity, islam, buddhism, hinduism, judaism, atheism, feminism, jazz, classical music, impressionism,
renewable energy, electric cars, data privacy, gardening, meal planning, marathon training, time management,
public speaking, negotiation, mortgages, compound interest, pensions, taxes, insurance, statistics,
linear algebra, the chain rule, prime numbers, the doppler effect, volcanoes, tides, dinosaurs, penguins,
coral reefs, coffee, green tea, sushi, tacos, spanish cuisine, russian literature, greek mythology, roman law,
english grammar, french cooking, italian renaissance, the silk road, the black death, the renaissance,
the cuban missile crisis, apartheid, the holocaust, the gold rush, the great depression, the moon landing,
the berlin wall, photosynthesis in algae, mitosis, enzymes, the heart, the liver, sleep, nutrition, vitamin c,
protein, obesity, autism, adhd, asthma, malaria, hiv prevention, epidemiology, gene editing, stem cells,
robotics, 3d printing, quantum computing, virtual reality, cloud computing, agile, devops, microservices,
rest apis, regular expressions, binary search, sorting algorithms, recursion, graph theory, bayes theorem,
probability, calculus, trigonometry, fractions, marketing, branding, seo, e-commerce, supply chains, leadership,
teamwork, motivation, remote work, customer service, project management, accounting, corporate tax,
bankruptcy law, immigration law, divorce law, criminal law, constitutional law, free speech, gun control,
abortion, marriage, parenting, education reform, gay rights, gender equality, racism, migration, nationalism,
religion and science, the bible, the quran, yoga, meditation, fashion, makeup, tattoos, football, basketball,
cricket, the olympics, travel photography, hiking, camping, fishing, knitting, woodworking, dog training,
cat behaviour, horses, bees, whales, sharks, elephants
""")
LIBRARY = words("""
numpy, pandas, matplotlib, scikit-learn, pytorch, tensorflow, keras, django, flask, fastapi, requests,
sqlalchemy, pytest, react, vue, angular, svelte, next.js, express, node, jquery, bootstrap, tailwind,
spring boot, hibernate, junit, rails, laravel, docker, kubernetes, terraform, ansible, jenkins, git, github,
postgres, mysql, sqlite, mongodb, redis, kafka, rabbitmq, elasticsearch, nginx, apache, aws lambda, s3, ec2,
azure, bash, powershell, excel, vba, typescript, javascript, python, java, rust, golang, c++, kotlin, swift,
php, ruby, haskell, julia, r, matlab, linux, ubuntu, windows, macos, chrome, firefox, vim, vscode
""")
THING = words("""
laptop, washing machine, sofa, bicycle, phone, kitchen, garden, cat, dog, car, book, movie, song, recipe,
blanket, camera, coffee maker, headphones, backpack, printer, guitar, tent, bread, salad, pizza, cake, soup,
sunset, rain, winter, spring, march, may, window, hope, grace, joy, rose, lily, summer, will, mark, bill, jack,
frank, chase, hunter, mason, apple, amazon, orange, target, shell, visa, windows, turkey, china, jordan, chad,
georgia, polish, amber, ruby, pearl, daisy, art, dean, duke, king, bishop, baker, cook, smith, carpenter,
toaster, lamp, mirror, bookshelf, umbrella, wallet, watch, ring, necklace, sweater, jacket, dress, boots,
suitcase, stroller, crib, drill, hammer, ladder, mower, tractor, motorbike, scooter, tyre, engine, battery,
charger, monitor, keyboard, router, speaker, drone, telescope, microscope, piano, violin, drum, candle, soap,
shampoo, perfume, pillow, mattress, curtain, carpet, tile, wall, roof, door, fence, pond, tree, cactus, orchid,
tomato, potato, onion, garlic, egg, cheese, butter, rice, pasta, burger, taco, curry, steak, salmon, tofu,
smoothie, wine, beer, whiskey, tea, dragon, robot, knight, wizard, pirate, vampire, unicorn, ghost, detective,
astronaut, princess, penguin, parrot, hamster, rabbit, turtle, grant, dale, cliff, wade, pat, sue, gene, rob,
ray, wolf, fox, bear, angel, faith, charity, harmony, melody, sandy, rocky, stormy, sunny, heather, holly,
basil, ginger, olive, saffron, sterling, victor, major
""")
TASK = words("""
write a poem, write a haiku, write a short story, give me ideas, make a list, make a table, make a lesson plan,
write a limerick, explain step by step, summarise the pros and cons, compare, brainstorm, suggest titles,
write a tagline, outline an essay, plan a workout, plan a weekly menu, write unit tests, refactor this,
optimise this, fix the bug, translate this, proofread this, rewrite this, shorten this, make this more formal
""")
