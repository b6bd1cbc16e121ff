"""First names, surnames, relatives and partners."""

from local_models.training.vocabulary.words import words

FIRST = words("""
aaliyah, aaron, abdul, abebe, abigail, adaeze, adam, adriana, agnieszka, ahmed, aiko, aisha, alan, alejandro,
aleksandr, alessia, alice, amara, amina, amir, amit, ana, anders, andre, angela, anh, anita, anjali, anna,
antonio, anya, april, ari, arjun, arthur, asha, astrid, ava, ayesha, barbara, bartek, beatriz, ben, bethany,
bilal, bjorn, blessing, bo, bogdan, brandon, brian, bruna, bryce, caitlin, camille, carlos, carmen, carol,
cedric, celine, charlotte, chen, chiara, chidi, chinwe, chloe, christian, christine, cillian, claire, clara,
colin, connor, craig, cristina, curtis, daisuke, dale, damian, daniel, danuta, darius, dave, david, dawn,
deepak, demetrius, denise, derek, destiny, devon, diana, diego, dimitri, dina, divya, dominic, donna, dorota,
doug, dylan, ebony, eduardo, eilidh, ekaterina, elena, eli, elif, ella, emeka, emily, emma, enrique, erin,
esther, ethan, eva, ewa, fatima, felix, femi, fernanda, finn, florence, francesca, frank, frederik, gabriel,
gareth, gary, gemma, george, gina, giulia, gloria, grace, graham, greta, guillermo, gunnar, hana, hannah,
harpreet, harriet, hassan, heather, hector, heidi, helen, henrik, hiroshi, hugo, ian, ibrahim, ifeoma, igor,
imani, imran, ines, ingrid, isaac, isabel, ivan, ivy, jacob, jamal, james, jan, jasmine, javier, jean, jelena,
jen, jerome, jess, jia, jill, joanna, joe, johan, john, jonas, jorge, jose, joy, juan, julia, jun, kaito,
kamala, karen, karl, kasia, kate, katrina, kavita, keisha, keith, kelly, ken, kenji, kerstin, kevin, khadija,
kieran, kim, kofi, krzysztof, kumar, kwame, lakshmi, lars, latoya, laura, leila, lena, leo, liam, lina, ling,
lisa, lucas, lucia, luis, lukasz, lydia, magda, mahmoud, malik, manuel, marco, margaret, maria, mariam, marta,
martin, mateo, matt, maya, megan, mehmet, mei, melissa, miguel, mila, min-jun, miriam, mohammed, monika, naledi,
naomi, natalia, nathan, neha, ngozi, nguyen, niamh, nico, nikhil, nina, noah, noor, nora, nuria, oksana, olga,
oliver, olivia, omar, orla, oscar, owen, pablo, padma, paolo, patricia, paul, pauline, pedro, petra, philip,
piotr, pooja, priscilla, priya, rachel, rafael, rahul, rania, raj, rasheed, raul, ravi, rebecca, renata, rhys,
ricardo, rita, robert, roberto, roisin, roland, rosa, ruth, ryan, sabine, sadia, sakura, salma, sam, samira,
sandra, sanjay, santiago, sara, sasha, sean, sebastian, serena, shanice, sharon, sheila, shreya, sibusiso,
simon, siobhan, sofia, soren, stefan, stella, steve, sunita, susan, svetlana, sven, tamara, tanya, tariq,
tatiana, ted, teresa, thandi, theo, thomas, tiago, tim, tobias, tom, tomasz, tony, tracy, trevor, tunde, uma,
valentina, vanessa, vera, veronica, victor, vikram, vincent, viktor, vivian, walter, wanjiru, wei, wendy, will,
wojtek, xavier, xiao, yara, yasmin, yolanda, youssef, yuki, yusuf, zach, zainab, zara, zeynep, zofia, zoe
""")
LAST = words("""
abbott, abdi, acheampong, adams, addo, adeyemi, agarwal, aguilar, ahmad, akhtar, albrecht, ali, almeida,
alvarez, amari, andersen, anderson, ansah, antonelli, appleby, arslan, asante, aziz, bailey, baker, banerjee,
barros, bauer, becker, begum, bell, bennett, bergstrom, bianchi, bielak, boateng, bouchard, brandt, brennan,
brooks, brown, burke, butler, byrne, cabrera, campbell, cardoso, carter, castillo, chan, chandra, chaudhry,
chavez, chen, cheung, chukwu, clarke, cohen, collins, cooper, costa, crawford, cruz, czarnecki, da silva, dang,
das, davies, de vries, delgado, demir, desai, diallo, diaz, dlamini, dogan, dominguez, donnelly, doyle, dubois,
duncan, edwards, eriksen, espinoza, evans, eze, farouk, fernandes, ferrari, fischer, fitzgerald, flores, foster,
fraser, friedman, fujita, gallagher, garcia, gill, gomez, gonzalez, grant, greenberg, griffiths, grunwald,
gupta, gutierrez, hakimi, hall, hamid, hansen, harris, hashimoto, hayes, henriksen, hernandez, hoang, hoffmann,
horvath, hossain, huang, hughes, hussain, ibrahim, ishikawa, ivanova, jackson, jankowski, jansen, jensen,
johansson, jones, joshi, kamau, kaplan, kapoor, katz, kaur, kelly, khan, khumalo, kimura, kiplagat, klein,
kobayashi, kovac, kowalska, kruger, kumar, kuznetsov, larsen, lebedev, lee, lefevre, leung, lewandowski, li,
lim, lindqvist, liu, lopez, lund, macdonald, maguire, mahlangu, malik, marchetti, marin, marino, martinez,
mbeki, mccarthy, mcgregor, mehta, mendes, mendoza, meyer, mishra, mitchell, mohamed, molina, moore, morales,
moreau, morgan, mukherjee, muller, murphy, mwangi, nair, nakamura, nasser, navarro, ndiaye, nelson, nguyen,
nielsen, novak, nowak, nunez, nwosu, o'brien, o'connor, o'neill, obi, oduya, okafor, okonkwo, oliveira, olsen,
omondi, ortega, osei, ozturk, papadopoulos, park, parker, patel, pavlov, pereira, perez, petersen, petrov, pham,
phillips, pillai, popescu, powell, price, qureshi, quinn, rahman, ramirez, ramos, rao, rasmussen, reddy, reid,
reilly, reyes, ricci, richards, rivera, roberts, rodriguez, rojas, romano, rosenberg, rossi, rousseau, russo,
ruiz, saito, salazar, sanchez, santos, sato, schmidt, schneider, schwartz, scott, sen, shah, shapiro, sharma,
sheikh, silva, simmons, singh, sithole, smith, sokolov, solberg, soto, stein, stewart, sullivan, suzuki,
svensson, takahashi, tan, taylor, tesfaye, thapa, thompson, torres, tran, tremblay, tshabalala, turner, uddin,
vargas, vasquez, vega, venter, vogel, volkov, wagner, walker, walsh, wang, ward, watanabe, watson, weber, weiss,
williams, wilson, wong, wozniak, wright, wu, yamamoto, yang, yilmaz, young, zhang, zhou, zielinski, zimmermann
""")
ORDINARY_NAMES = words("""
mark, will, grace, hope, faith, joy, rose, lily, may, june, april, august, dawn, bill, rich, grant, frank, jack,
rob, chase, hunter, mason, taylor, parker, carter, summer, autumn, sky, ivy, daisy, violet, jade, amber, pearl,
ruby, dean, cliff, glen, heath, miles, reed, art, gene, pat, sue, drew, chance, destiny, harmony, melody, angel,
christian, earl, duke, baron, bishop, pope, king, price, best, good, young, long, short, brown, green, white,
black, gray, stone, wood, hill, field, brook, forest
""")
RELATIVE = words("""
wife, husband, son, daughter, mother, father, mom, mum, dad, sister, brother, stepson, stepdaughter, stepmother,
stepfather, grandmother, grandfather, grandma, nan, grandad, granddaughter, grandson, aunt, uncle, cousin,
niece, nephew, mother-in-law, father-in-law, sister-in-law, brother-in-law, son-in-law, daughter-in-law,
half-brother, half-sister, twin sister, twin brother, older brother, younger sister, little brother,
eldest daughter, youngest son, middle child, baby, newborn, toddler, teenage son, teenage daughter, adopted son,
foster child, foster daughter, godson, goddaughter, godmother, late father, late mother, late husband, parents,
in-laws, kids, two kids, three children, 4 kids, twins, siblings, only child, grandparents, great-aunt,
step-sister, papa, mama, mommy, abuela, big sis, lil bro
""")
PARTNER = words("""
girlfriend, boyfriend, fiancé, fiancee, partner, ex-wife, ex-husband, ex, ex-girlfriend, ex-boyfriend, spouse,
long-distance boyfriend, bf, gf, live-in partner, common-law partner, new girlfriend, affair partner,
other half, hubby, wifey, ex-fiancé, soon-to-be ex-wife, ex-partner, ex bf, ex gf, crush, tinder date,
roommate with benefits, sugar daddy, mistress, lover, baby daddy, baby mama, significant other, date,
husband-to-be, bride, baby's father, high school sweetheart, first love, best friend, best mate, flatmate,
roommate, mentor, godfather
""")
RELATION_STATE = words("""
divorced, separated, widowed, recently divorced, engaged, newly engaged, newly married, married for 12 years,
single mother, single dad, never married, going through a divorce, in an open marriage,
in a long-distance relationship, just broke up, cheated on me, cheating on me, getting married next spring,
married, happily married, a widow, a widower, polyamorous, still living with my ex, getting divorced,
single parent, in a civil partnership, in a situationship, dating a coworker, dating someone married,
having an affair, recently single, newly single, single, single mum of two, married with two kids, remarried,
on my second marriage, about to get divorced, filing for divorce, sleeping in separate rooms,
getting back with my ex, broke off my engagement, left at the altar, dumped last week, ghosted,
living together unmarried, cohabiting, civil partnership, married young, in an arranged marriage, fwb,
engaged to be married, proposed to, seeing two people, separated since march
""")
