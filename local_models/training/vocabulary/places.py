"""Towns, regions and countries; nationalities, peoples and languages; streets; journeys."""

from local_models.training.vocabulary.words import words

PLACE = words("""
aberdeen, accra, adelaide, albuquerque, almaty, amarillo, ankara, antwerp, arequipa, asheville, athlone,
auckland, austin, baku, baltimore, bangalore, barnsley, basel, bath, belfast, belo horizonte, bergen, bialystok,
bilbao, birmingham, boise, bologna, boston, boulder, braga, brasov, bremen, brighton, brisbane, bristol, brno,
brooklyn, bucharest, budapest, buffalo, bursa, busan, calgary, cambridge, canberra, cape town, cardiff,
casablanca, cebu, charlotte, chattanooga, chennai, cincinnati, cleveland, cluj, cologne, colombo, columbus,
copenhagen, cordoba, cork, coventry, cracow, curitiba, dakar, dallas, dar es salaam, davao, dayton, debrecen,
delft, denver, derry, detroit, dhaka, doha, dortmund, dublin, dundee, durban, east london, edinburgh, eindhoven,
el paso, enugu, espoo, essen, eugene, exeter, fargo, flagstaff, florianopolis, frankfurt, fresno, fukuoka,
galway, gdansk, geneva, ghent, glasgow, gothenburg, granada, graz, grimsby, guadalajara, guangzhou, halifax,
hamburg, hanoi, harare, hobart, houston, huddersfield, hull, hyderabad, ibadan, inverness, ipswich, istanbul,
izmir, jacksonville, jaipur, jakarta, johannesburg, kampala, kano, karachi, kathmandu, kigali, kingston, kochi,
kolkata, krakow, kuala lumpur, kumasi, lagos, lahore, lausanne, leeds, leicester, leipzig, lima, limerick, linz,
lisbon, ljubljana, lodz, louisville, lubbock, lusaka, lyon, madison, malaga, malmo, manchester, manila, maputo,
maribor, marseille, medellin, melbourne, memphis, merida, milan, milwaukee, minneapolis, mombasa, montevideo,
montreal, munich, nairobi, nantes, naples, nashville, newcastle, norwich, nottingham, odense, omaha, oporto,
orlando, osaka, oslo, ottawa, oulu, palermo, penang, perth, pittsburgh, plovdiv, plymouth, port harcourt,
portland, porto alegre, poznan, pretoria, pune, quito, raleigh, recife, reno, reykjavik, riga, rochester,
rosario, rotterdam, sacramento, salford, salt lake city, san antonio, san diego, san jose, santiago, sapporo,
seattle, seville, sheffield, sligo, sofia, southampton, spokane, st. louis, stavanger, stockton, stuttgart,
sunderland, surabaya, surat, swansea, sydney, syracuse, szczecin, tacoma, taipei, tallinn, tampa, tampere,
tbilisi, tijuana, toledo, toronto, toulouse, trieste, trondheim, tucson, tulsa, tunis, turin, utrecht, valencia,
valparaiso, vancouver, vilnius, warsaw, wellington, winnipeg, wolverhampton, wroclaw, yerevan, york, zagreb,
zaragoza, zurich, upstate new york, the bay area, south london, west yorkshire, county clare, bavaria,
rural ohio, northern virginia, queens, andalusia, kerala, punjab, ontario, nova scotia, tuscany, texas, oregon,
idaho, nebraska, montana, new jersey, florida, georgia, minnesota, queensland, catalonia, transylvania,
normandy, jutland, sindh, oaxaca
""")
COUNTRY = words("""
albania, algeria, argentina, armenia, australia, austria, azerbaijan, bangladesh, belarus, belgium, bolivia,
bosnia, botswana, brazil, bulgaria, cambodia, cameroon, canada, chile, china, colombia, costa rica, croatia,
cuba, cyprus, czechia, denmark, ecuador, egypt, el salvador, england, eritrea, estonia, ethiopia, fiji, finland,
france, georgia, germany, ghana, greece, guatemala, guyana, haiti, honduras, hungary, iceland, india, indonesia,
iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait,
laos, latvia, lebanon, libya, lithuania, malaysia, malta, mexico, moldova, mongolia, morocco, mozambique,
myanmar, namibia, nepal, netherlands, new zealand, nicaragua, nigeria, north macedonia, norway, oman, pakistan,
panama, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, saudi arabia, scotland,
senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, spain,
sri lanka, sudan, sweden, switzerland, syria, taiwan, tanzania, thailand, togo, trinidad, tunisia, turkey,
uganda, uk, ukraine, united kingdom, united states, uruguay, usa, uzbekistan, venezuela, vietnam, wales, yemen,
zambia, zimbabwe
""")
NATIONALITY = words("""
albanian, algerian, american, argentinian, armenian, australian, austrian, bangladeshi, belarusian, belgian,
bolivian, brazilian, british, bulgarian, cambodian, cameroonian, canadian, chilean, chinese, colombian,
croatian, cuban, czech, danish, dutch, ecuadorian, egyptian, english, eritrean, estonian, ethiopian, filipino,
finnish, french, georgian, german, ghanaian, greek, guatemalan, haitian, honduran, hungarian, icelandic, indian,
indonesian, iranian, iraqi, irish, israeli, italian, jamaican, japanese, jordanian, kazakh, kenyan, korean,
latvian, lebanese, libyan, lithuanian, malaysian, mexican, moldovan, moroccan, nepali, new zealander,
nicaraguan, nigerian, norwegian, pakistani, peruvian, polish, portuguese, romanian, russian, rwandan, saudi,
scottish, senegalese, serbian, singaporean, slovak, slovenian, somali, south african, spanish, sri lankan,
sudanese, swedish, swiss, syrian, taiwanese, tanzanian, thai, tunisian, turkish, ugandan, ukrainian, uruguayan,
uzbek, venezuelan, vietnamese, welsh, yemeni, zambian, zimbabwean, afghan, andorran, angolan, bahraini,
barbadian, belizean, bhutanese, bosnian, burmese, congolese, costa rican, cypriot, dominican, emirati, gambian,
guyanese, ivorian, kuwaiti, kyrgyz, laotian, liberian, luxembourgish, macedonian, malian, maltese, mauritian,
mongolian, montenegrin, mozambican, namibian, omani, palestinian, panamanian, paraguayan, qatari, salvadoran,
sierra leonean, slovene, tajik, togolese, trinidadian, turkmen, dual us-uk, kosovar, cape verdean
""")
ETHNICITY = words("""
black, african american, white, caucasian, asian, south asian, east asian, hispanic, latino, latina, latinx,
mixed race, biracial, half chinese, half nigerian, half japanese, indigenous, native american, cherokee, navajo,
first nations, inuit, métis, aboriginal, maori, pacific islander, samoan, romani, roma, traveller, kurdish,
arab, berber, amazigh, pashtun, hazara, punjabi, gujarati, tamil, bengali, sinhalese, yoruba, igbo, hausa, zulu,
xhosa, somali bantu, afro-caribbean, black british, british asian, afro-latina, ashkenazi, sephardic, persian,
uyghur, tibetan, hmong, han chinese, middle eastern, mestizo, creole, rohingya, tutsi, hutu, sámi, basque,
catalan, chicana, desi, a person of colour, brown, irish traveller, akan, ewe, ashanti, fulani, ibo, kikuyu,
luo, maasai, oromo, amhara, tigrayan, wolof, mandinka, ndebele, shona, tswana, sotho, tuareg, bedouin, coptic,
assyrian, chaldean, armenian american, turkmen, tatar, chechen, circassian, roma gypsy, sinti, ashkenazi jewish,
mizrahi, sicilian american, italian american, irish american, polish american, mexican american, cuban american,
puerto rican, dominican american, haitian american, korean american, japanese american, chinese american,
filipino american, vietnamese american, indian american, pakistani american, arab american, iranian american,
nigerian american, lebanese australian, turkish german, moroccan dutch, algerian french, british pakistani,
british indian, british bangladeshi, british nigerian, anglo-indian, afro-brazilian, pardo, mulatto, quechua,
aymara, guarani, mapuche, mayan, nahua, zapotec, garifuna, apache, lakota, sioux, ojibwe, cree, mohawk, choctaw,
hopi, native hawaiian, tongan, fijian, torres strait islander, ainu, zainichi korean, hakka, cantonese, hui,
manchu, zhuang, kazakh, uzbek, sikh punjabi, marathi, malayali, kashmiri, sindhi, baloch, dalit, brahmin,
of african descent, of mixed heritage, mixed, half black half white, a black woman, a black man, an asian woman,
white british, person of color, poc
""")
LANGUAGE = words("""
spanish, portuguese, french, german, italian, polish, russian, ukrainian, romanian, hungarian, czech, greek,
turkish, arabic, farsi, hebrew, hindi, urdu, punjabi, tamil, telugu, bengali, gujarati, marathi, malayalam,
mandarin, cantonese, hokkien, japanese, korean, vietnamese, thai, tagalog, indonesian, malay, swahili, yoruba,
igbo, amharic, somali, afrikaans, dutch, danish, swedish, norwegian, finnish, estonian, latvian, lithuanian,
albanian, serbian, croatian, bulgarian, catalan, basque, welsh, irish, kurdish, pashto, nepali, sign language,
bsl, asl, quechua, creole, tigrinya, wolof, shona, georgian, armenian, flemish, slovak, slovenian, macedonian,
icelandic, maltese, galician, breton, scots gaelic, azerbaijani, kazakh, uzbek, mongolian, burmese, khmer, lao,
sinhala, kannada, odia, assamese, hausa, zulu, xhosa, sesotho, lingala, malagasy, twi, oromo, hawaiian, samoan,
maori, navajo, yiddish, ladino, guarani, haitian creole, dari, uyghur, tibetan, cebuano, javanese
""")
STREET = words("""
maple, oak, elm, cedar, willow, chestnut, birch, station, church, mill, high, park, victoria, queens, kings,
albert, park view, highfield, riverside, lakeview, sunset, hillcrest, meadow, orchard, spring, north, south,
washington, lincoln, jefferson, franklin, jackson, madison, greenfield, ashgrove, brookside, canal, castle,
chapel, cherry, clifton, cross, dale, harbour, hawthorn, holly, ivy, juniper, kensington, larch, linden,
magnolia, manor, marlborough, mulberry, new, old post, palmer, pine, poplar, prospect, quarry, rosewood, rowan,
school, sycamore, thornton, union, valley, walnut, waterloo, wellington, west end, windsor, woodland, york, mlk,
garibaldi, bolivar
""")
STREET_KIND = words("""
street, road, avenue, lane, drive, close, court, crescent, way, terrace, place, boulevard, st, rd, ave, ln,
dr, blvd, gardens, grove, square, st., ave., rd.
""")
TRAVEL = words("""
flight BA2490 to lisbon, the 7:15 train to leeds, a two-week trip to bali, our honeymoon in santorini,
flying to denver on friday, road trip to montana, a cruise around norway, the red-eye from lax to jfk,
an airbnb in porto, staying at the hilton garden inn, room 412 at the marriott, layover in doha,
backpacking through peru, flight LH 441, eurostar to paris on monday, a business trip to singapore,
hiking the camino in may, ski week in verbier, visiting family in karachi in december,
moving to berlin in march, gate b22, seat 14c, booking reference x7k2pq, driving from austin to santa fe,
away from the 3rd to the 17th, out of the country until june, a weekend in krakow,
checking in to the ibis on thursday, umrah in february, flight UA 1187 to newark, ferry to dublin on the 9th,
house will be empty next week, three months in chiang mai, a connecting flight through addis,
the overnight bus to oaxaca, travelling to japan for two weeks, back from ibiza on sunday,
safari in the mara in july, a layover in dubai, an early flight to porto on saturday, our trip to costa rica,
flying with ryanair to malaga, the night train to vienna, a week in marrakesh, two nights in tokyo,
a cruise to alaska, my gap year in australia, the 18:40 to manchester piccadilly,
a work trip to houston next month, moving to melbourne in june, our flight on the 22nd,
a city break in budapest, camping in yosemite, spring break in cancun, hajj in june, a month in goa,
trip to disneyland with the kids, driving to cornwall on friday night, flight QR 702,
flight DL 2213 from atlanta, train ICE 598, hotel ibis budget room 214, staying at an airbnb near the duomo,
holiday in crete from the 5th to the 19th, my return flight from bogota,
visiting my sister in toronto at easter, a conference in vegas, study abroad in seville
""")
