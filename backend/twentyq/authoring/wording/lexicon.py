"""Words that questions turn on: what is said of a thing, what it has, does, or is one of."""

import re

from twentyq.authoring.wording.nouns import COUNTED, FEATURES, NAMES, TRAITS, UNCOUNTED


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ADJECTIVES = _words(
    """
    able absent multiplayer single-player double-deck retardant resistant repellent retrograde acid active acute
    adult aged airborne alive alone alpine amateur analog analogue ancient angry annual aquatic arboreal arctic arid
    artificial asleep automatic average awake bad bald bare biennial big bipedal bitter black bland blind blond
    bloomy blue blunt bold boneless brave bright brilliant brittle broad broken brown bushy buttery calm cheap chewy
    child-safe circular clean clear close coarse coastal cold colourless common compatible complete compulsory
    coniferous cool cordless creamy crisp crumbly crunchy cubic cured cute cylindrical damp dangerous dark dead
    deadly deaf deciduous decurrent deep dense dependent diesel different digital diurnal domestic dormant double
    droopy drought-tolerant dry due dull durable dwarf early earthy easy eco edible efficient elastic electric
    elegant empty endangered erect upright evergreen excellent exotic extant extinct extra-large extraordinary fair
    fake famous fancy fast fat feathery female feral fertile few fierce fine firm flame-resistant flat flightless
    floppy floral fluffy fluorescent foldable foreign formal fragile fragrant free frequent fresh friendly frozen
    fruity full furry gaseous gentle gluten-free gold golden good grand gray great green gregarious grey habitable
    hairy halal hard hardy harmless healthy heavy herbal hereditary hidden high hollow hot huge hybrid icy illegal
    imaginary inactive incomplete independent indoor inert inhabited inland inner intact intelligent intense kosher
    landlocked large largest late lean left legal legendary light liquid literary little live local long loose loud
    low magnetic male manual marine mature medieval medium mid metallic migratory mild military mini minor
    mobile moderate modern moist molten multi-coloured narrow native natural neutral new noble nocturnal noisy
    normal nutty obedient oblong odourless oily old oldest olympic opaque open orange organic outdoor outer oval own
    pale patient perennial perfect permanent pink plain planetary pointed poisonous polar poor portable pre-owned
    predatory pregnant private professional prominent protected public pungent pure purple quick quiet radioactive
    rainproof rare raw ready recent rechargeable rectangular red reluctant resident retired reusable revolutionary
    rich right ripe rocky rough round royal rude rural safe salty savoury scarce seasonal secondary secret sedentary
    seedless semi-hard semi-soft sensory shallow sharp shiny short shy silent silver similar simple single slim slow
    small smallest smart smelly smoked smoky smooth social soft solid solitary sour sovereign sparse spherical spicy
    square stable standard stationary steep sticky stiff straight strong subtle subtropical sweet synthetic tall
    tame tangy tart temperate temporary tender thick thin threatened tight tiny tolerant tough toxic translucent
    transparent triangular triple tropical ugly uninhabited unique urban used vegan vegetarian veggie
    allergic immune prone related scary funny happy sad lazy spooky spiny gloomy sunny windy cosy messy fussy silly
    venomous violent violet viscous visible volcanic vulnerable warm washable washed waterproof wavy weak wet white
    whole wide wild windproof wireless wiry wise wooden woody woollen yellow young
    """
)
ADJECTIVE = re.compile(
    r"(?:ous|ical|onal|ntal|ural|tral|idal|oral|inal|rial|ic|ible|able|less|ful|ish|ed|proof|-free|-friendly|-sized|-based|-like|"
    r"borne|ivorous|ular|metric|ative|itive|ctive|sive)$"
)
NOT_ADJECTIVES = _words(
    """
    accessory accident achievement adhesive agent alien alternative amphibian animal ant apartment archive
    android asteroid alkaloid steroid arrival approval arsenal automobile carnival cathedral cereal column capsule
    crocodile dental-chart dial disposal drive dive eyelid factory festival funeral funicular goal hive hospital
    humanoid interval jewel journal juvenile medal meal memorial motive mural octal opioid pedal petal polaroid portal
    preservative profile projectile proposal rental reptile revival rival ritual rosary sandal seal sedative signal
    survival tabloid terminal textile thyroid tile total trial turnstile
    arctic-fox armful artistic-gymnastics attachment attic basement basic-kit battery bed bedside bible boundary
    breed burden cabinet-element cable canary category cement cent ceramic characteristic chicken children citizen
    client clinic colorant comic compartment component consonant constable content continent cormorant crescent
    critic crucible crystal cucumber-table currant current deed department detective detergent diary dictionary
    directory dish document dormitory dozen elegant-tern element elephant english-bulldog environment epic equipment
    estuary event executive experiment explosive extent fabric factory feed filament finish fish fleece fox-topic
    fragment garden garlic garment giant goldfish government gradient handful hen history hydrant hydrogen implement
    garnish ingredient initiative instrument inventory investment kitchen kitten laboratory library lieutenant ligament
    linen locomotive logic logistic magic mechanic memory men merchant metal mineral missive mitten moment monument
    mosaic mouthful movement music native-speaker need nitrogen nutrient objective observatory olive ornament oven
    oxygen panic parchment parent parish parliament patient peasant pen pendant peppermint perspective pheasant
    picnic pigment plant plastic polish-chicken pollen polyamory president primary public-house queen radish raven
    red-shed reed relative relic relish representative republic resident-card restaurant rubbish salary sanctuary
    scent screen secretary seed segment sergeant serpent servant settlement shed siren solvent spanish-mackerel
    specimen speed spoonful statement statistic story student supplement table talent tenant tent territory token
    tonic topic torrent traffic transparent-film treatment variant vegetable victory warden weed women wooden-spoon
    """
)
VERBS = {
    "allows": "allow", "attracts": "attract", "barks": "bark", "belongs": "belong", "bites": "bite",
    "blooms": "bloom", "borders": "border", "breathes": "breathe", "breeds": "breed", "burns": "burn",
    "carries": "carry", "changes": "change", "charges": "charge", "circles": "circle", "climbs": "climb",
    "closes": "close", "comes": "come", "conducts": "conduct", "connects": "connect", "contains": "contain",
    "digs": "dig", "dies": "die",
    "dissolves": "dissolve", "dives": "dive", "drives": "drive", "drums": "drum", "eats": "eat",
    "exports": "export", "evolves": "evolve", "explodes": "explode", "transforms": "transform", "feeds": "feed",
    "fits": "fit", "flies": "fly", "floats": "float", "flowers": "flower", "folds": "fold", "forms": "form",
    "gets": "get", "gives": "give", "glows": "glow", "goes": "go", "grows": "grow", "has": "have", "hears": "hear",
    "hibernates": "hibernate", "holds": "hold", "hops": "hop", "hovers": "hover", "hunts": "hunt",
    "imports": "import", "includes": "include", "jumps": "jump", "keeps": "keep", "lasts": "last", "lays": "lay",
    "likes": "like", "lives": "live", "loses": "lose", "makes": "make", "mates": "mate", "melts": "melt",
    "migrates": "migrate", "mentions": "mention",
    "involves": "involve", "mimics": "mimic", "moves": "move", "needs": "need", "nests": "nest", "occurs": "occur",
    "offers": "offer", "opens": "open", "orbits": "orbit", "overwinters": "overwinter", "pecks": "peck",
    "plays": "play", "prefers": "prefer", "produces": "produce", "reaches": "reach", "reacts": "react",
    "requires": "require", "rotates": "rotate", "runs": "run", "rusts": "rust", "sees": "see", "serves": "serve",
    "sheds": "shed", "shows": "show", "sings": "sing", "sinks": "sink", "sits": "sit", "sleeps": "sleep",
    "smells": "smell", "soars": "soar", "speaks": "speak", "spins": "spin", "stands": "stand", "stings": "sting",
    "stores": "store", "supports": "support", "swims": "swim", "takes": "take", "tastes": "taste", "tells": "tell",
    "tolerates": "tolerate", "uses": "use", "visits": "visit", "wades": "wade", "wears": "wear",
    "winters": "winter", "works": "work", "walks": "walk", "crosses": "cross", "spans": "span", "links": "link",
    "covers": "cover", "consists": "consist", "dates": "date", "depicts": "depict", "drools": "drool",
    "features": "feature", "hails": "hail", "hangs": "hang", "lies": "lie", "refers": "refer", "stems": "stem",
    "tends": "tend", "thrives": "thrive", "accepts": "accept", "affects": "affect", "appears": "appear",
    "arrives": "arrive", "attacks": "attack", "begins": "begin", "behaves": "behave", "boils": "boil",
    "causes": "cause", "combines": "combine", "competes": "compete", "cooks": "cook", "departs": "depart",
    "drains": "drain", "earns": "earn", "empties": "empty", "ends": "end", "erupts": "erupt", "faces": "face",
    "falls": "fall", "flows": "flow", "follows": "follow", "freezes": "freeze", "fruits": "fruit",
    "germinates": "germinate", "hatches": "hatch", "helps": "help", "heals": "heal", "joins": "join",
    "kills": "kill", "leads": "lead", "looks": "look", "loves": "love", "matures": "mature", "mixes": "mix",
    "originates": "originate", "overlooks": "overlook", "owns": "own", "pairs": "pair", "peaks": "peak",
    "pollinates": "pollinate", "prevents": "prevent", "protects": "protect", "reads": "read", "releases": "release",
    "represents": "represent", "resembles": "resemble", "resides": "reside", "returns": "return", "ripens": "ripen",
    "rises": "rise", "roosts": "roost", "rules": "rule", "seats": "seat", "sells": "sell", "separates": "separate",
    "sets": "set", "sounds": "sound", "spawns": "spawn", "spreads": "spread", "starts": "start", "stays": "stay",
    "stops": "stop", "suits": "suit", "survives": "survive", "symbolises": "symbolise", "symbolizes": "symbolize",
    "treats": "treat", "turns": "turn", "dries": "dry", "dyes": "dye", "washes": "wash", "bakes": "bake",
    "cuts": "cut", "hosts": "host", "houses": "house", "hides": "hide", "howls": "howl", "kicks": "kick",
    "knows": "know", "learns": "learn", "lifts": "lift", "pays": "pay", "plugs": "plug", "pulls": "pull",
    "pushes": "push", "receives": "receive", "replaces": "replace", "resists": "resist", "rings": "ring",
    "rolls": "roll", "sends": "send", "shares": "share", "shines": "shine", "spoils": "spoil", "sticks": "stick",
    "stinks": "stink", "strikes": "strike", "sucks": "suck", "teaches": "teach", "throws": "throw",
    "trains": "train", "travels": "travel", "understands": "understand", "wakes": "wake", "wins": "win",
    "writes": "write", "slips": "slip", "jams": "jam", "leaks": "leak", "fades": "fade", "shrinks": "shrink",
    "stretches": "stretch", "stains": "stain", "bleeds": "bleed", "squeaks": "squeak", "purrs": "purr",
    "spits": "spit", "tilts": "tilt", "sways": "sway", "crumbles": "crumble", "creases": "crease", "drips": "drip",
    "wilts": "wilt", "flocks": "flock", "self-seeds": "self-seed", "snores": "snore", "talks": "talk", "wants": "want",
    "weighs": "weigh", "yields": "yield", "avoids": "avoid", "brings": "bring", "builds": "build", "catches": "catch",
    "chases": "chase", "chews": "chew", "cures": "cure", "deters": "deter", "dislikes": "dislike", "drinks": "drink",
    "eases": "ease", "fears": "fear", "fights": "fight", "gathers": "gather", "hates": "hate", "hurts": "hurt",
    "improves": "improve", "invades": "invade", "obeys": "obey", "performs": "perform", "promotes": "promote",
    "provides": "provide", "recovers": "recover", "reduces": "reduce", "relieves": "relieve", "removes": "remove",
    "repels": "repel", "scares": "scare", "seeks": "seek", "soothes": "soothe", "steals": "steal",
    "strengthens": "strengthen", "swallows": "swallow", "tightens": "tighten",
}  # fmt: skip
"""What it does, and to do it."""
NOUN_LIKE_VERBS = _words(
    """
    borders causes changes dates features charges drains drums ends exports faces falls flowers forms
    fruits imports joins leads likes looks
    mates orbits pairs peaks releases returns rises rules runs seats sets sheds shows sounds spreads
    cuts hosts houses plugs rings rolls shares strikes throws trains travels wins
    starts stops stores suits treats turns uses winters works yields
    """
)
"""Of these, alone they are things that it has."""
ABILITIES = _words(
    """
    bark bite burrow camouflage climb crawl dance dig dive float fly glide hibernate hop hover jump migrate purr
    regenerate run sing sink sting swim talk walk
    """
)
PARTICIPLES = re.compile(
    r"^(?:made|found|used|eaten|served|grown|sold|kept|built|known|born|worn|held|written|drawn|seen|spoken|played|hand-?made|"
    r"run|cut|set|shown|taken|shaken|thrown|blown|sewn|hidden|bought|given|driven|flown|bred|sung|chosen|laid|brought|caught|sent|dug|hewn|sown|told|beaten|paid|frozen|withdrawn|stolen|broken|lost|sunk|begun|ridden|slain|strung|wrought|re(?:built|made|told|sold|written|cut|grown)|\w{2,}ed)$"
)
QUALITY = re.compile(r"(?:oid|ile|escent|lear|lar|nar|al|ive|ary|ory)$")
"""Ends of adjectives that nouns have as well."""
LIKE = re.compile(r"(?!.*(?:ary|aty|ery|ity|lly|lty|nty|[^n]ny|ory|phy|udy|ury)$)[a-z]{3,}y")
"""Ends of what is like something, or full of it."""
HELD = _words("led struck bent bound hung spun woven torn lit fed held known made found grown worn")
"""Participles that stand alone: what was done to it."""
ENDING = re.compile(r"\w+(?:en|ify|ise|ize|ate)s")
"""Verbs in the third person by how they end: "thickens", "germinates"."""
PAST = {
    "ate": "eat", "flew": "fly", "grew": "grow", "hunted": "hunt", "laid": "lay", "swam": "swim", "walked": "walk",
    "won": "win", "wrote": "write", "died": "die", "lived": "live", "worked": "work", "ruled": "rule",
    "fought": "fight", "hosted": "host", "survived": "survive", "fled": "flee",
    "became": "become", "came": "come", "lasted": "last", "lost": "lose",
    "went": "go", "had": "have", "led": "lead", "sang": "sing", "taught": "teach",
}  # fmt: skip
"""What it did, and to do it."""
BESIDE = _words(
    """
    above at available below by for from good in native near off on out over part safe suitable under
    """
)
"""Words that, first in a header, are said of a thing: "for children", "native to Africa"."""
KINDS_OF_THINGS = _words(
    """
    boy comedy fairy ghost girl human
    king knight man monster orphan person prince princess queen robot witch wizard woman
    accessory allergen amphibian animal asteroid beer berry bestseller bird book brand breed bridge building bulb bundle
    capital captain carnivore castle cat cereal champion cheese church city classic colony comet company country
    crystal democracy dependency desert dessert dog drink dwarf economy film fish flower fruit game gas gem giant
    gift god goddess grain halogen harbour herb herbivore hero horse hybrid insect insectivore instrument
    invasive-species island kingdom kit lake landmark legume liquid machine main mammal marsupial member metal
    metalloid metropolis mineral monarchy monument moon mountain movie museum museum-piece musical nation noble-gas
    nonmetal novelty nut ocean olympian omnivore parasite pest pet planet plant pollinator port portrait predator
    primate product protectorate raptor remake reptile republic residence resort river rodent romance root ruminant
    scavenger sea sequel series set shrub side site snack solid songbird species spice sport stadium star starter
    state superpower team thriller tool tower toy tragedy tree variety vegetable vehicle villain volcano wader waterfowl
    weapon western wine winner
    """
)
GENRES = _words("comedy farce history musical romance thriller tragedy western")
"""Kinds of works; of these "history" alone is none."""
CLASS_NOUN = re.compile(
    r"(?:vore|(?<!l)ist|favou?rite|staple|aider|eater|feeder|hunter|nester|breeder|flier|flyer|swimmer|migrant|seller|winner|maker|holder|giant|planet|gambit|"
    r"martyr|saint|bishop|pope|monk|nun|prophet|apostle|priest|virgin|widow|hermit|emperor|empress|goddess|priestess|"
    r"vampire|musician|politician|physician|magician|vegan|dancer|singer|composer|painter|sailor|actor|parasite)$"
)
"""Nouns of kinds and roles, of which a thing is one; most others of these endings are parts: "filter", "motor"."""
MASS_NOUNS = _words(
    """
    access agriculture alcohol ale algae armor armour art beer brandy cider diet disease elk gin lager liqueur
    rum spring stout vodka whiskey whisky wine atmosphere-free audio bedding beef blood blues bluetooth bread
    butter caffeine calcium camouflage carbon carrion cheese-making clay clothing concrete cookware cooling
    copper cotton crime deer drama drive electricity electronics equipment ethernet fantasy farmland fat fiber fibre
    fiction fish food footwear fruit fruit-juice fur furniture game-meat garlic glass gluten gold gps grass
    grassland gravel gravity hair hardware hdmi heathland heating helium history honey honeydew horror hydrogen ice
    insurance iron jazz jewellery jewelry krill lactose lamb larvae leather lighting lightning luggage magnetism
    meat memory metal-music methane milk mold moorland mould mud music navigation nectar nfc nitrogen non-fiction
    oil oxygen packaging paper parking pasta plankton plastic plumage poetry poison pollen pop pork poultry protein
    rain rice rock rubber salt sand sap savanna savannah science scrub seafood seaweed shade sheep silk
    silver skin snow software soy sport squid stationery steel stone storage sugar sunlight support tourism
    transport tundra usb usb-c vegetation venom video vitamin-c water water-ice wi-fi wifi wildlife wireless wood
    woodland wool
    """
)
MATERIALS = _words(
    """
    acrylic aluminium aluminum ash bamboo bark beech birch bone brass brick bronze canvas cane cardboard carbon-fibre
    cedar ceramic cherry chrome clay cloth concrete copper cork cotton denim ebony elm fabric felt fibreglass
    fleece foam glass gold granite gut hemp hickory horn iron ivory jute lace latex lead leather limestone linen
    mahogany maple marble metal mdf nickel nylon oak paper pewter pine plaster plastic plywood polyester porcelain pvc
    rattan resin rosewood
    rubber sandstone satin silicone silk silver slate spruce stainless-steel steel stone straw suede teak terracotta
    thatch tile timber tin titanium tweed velvet vinyl walnut wax wicker willow wood wool zinc
    """
)
"""What parts are made of."""
BARE = _words(
    """
    air bed bloom board captivity church color colour danger dawn day demand display dusk flight foot hand home
    hospital land leaf night noon office orbit order power print prison private production progress public sale
    school sea season load pressure service site space steam stock store time town traffic training transit
    university top use work
    """
)
"""Nouns that take no article after "in" or "on"."""
BODY = _words("arm back body chest face finger foot hand head hip leg neck shoulder skin stomach waist wrist")
PARTS = BODY | _words(
    """
    abdomen ankle calcaneus calf clavicle cranium ear elbow eye femur fibula forearm forehead hand head heart hip
    humerus jaw kidney knee leg liver lip lung mandible mouth neck nose patella pelvis radius rib ribs sacrum scapula
    shin skull spine sternum thigh throat thumb tibia toe tongue torso trunk ulna vertebrae wing
    """
)
"""Parts of a body, which take the article of what is known; "lower" and "upper" stand before some."""
CONTAINED = _words(
    """
    additives alcohol beef caffeine celery colouring crustaceans dairy fat garlic gluten lactose lupin meat molluscs
    mustard nuts onion peanuts pork preservatives salt sesame shellfish soy soya sugar sulfites sulphites wheat
    yeast
    """
)
"""What food contains rather than has."""
ANIMAL_WORDS = _words(
    """
    backbone beak diet feathers fins fur hair legs plumage predator prey tail teeth toothed venomous wings wingspan
    """
)
FOOD_WORDS = CONTAINED | _words(
    """
    allergens calories flavor flavour ingredients price recipe taste vegan vegetarian
    """
)
PLACE_WORDS = _words(
    """
    airport altitude architect area borders bridge building buildings capital castle castles cities city continent
    countries country desert elevation island islands lake lakes landlocked latitude longitude mountain mountains museum
    museums park peak population river rivers stadium summit tower towers visitors volcano waterfall circuit
    circuits racecourse racetrack lighthouse lighthouses cathedral cathedrals church churches palace palaces dam dams
    cave caves windmill windmills pier piers coaster coasters
    """
)
"""Words in headers of tables of places: what is in a country rather than from it."""
WITH_THE = _words(
    """
    adriatic aegean alps americas andes antarctic arctic atlantic bahamas balkans baltic caribbean eu gambia
    himalaya himalayas maldives cotswolds equator mediterranean middle-east netherlands pacific philippines pyrenees
    rockies tropics uae uk us usa ussr west-indies cairngorms chilterns dolomites hebrides midlands pennines
    """
)
PROPER = re.compile(
    r"(?:[aciln]an|ese|[nltdk]ish)$|^(?:roman|norman|german|tibetan|cuban|moroccan|mexican|tuscan|irish|moorish)$|^(?:balt|celt|nord|slav|german|hispan|islam|arab|iceland|arct|antarct|olymp|atlant|pacif|adriat)ic$|"
    r"^(?:french|greek|dutch|swiss|german|czech|thai|latin|norse|arab|african|english|welsh|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|christmas|easter|mercury|venus|earth|mars|jupiter|saturn|uranus|"
    r"neptune|pluto|i|ii|iii|iv|v|vi|usb|wi-fi|bluetooth)$"
)


def is_name(word: str) -> bool:
    """Whether a word, in lower case, is written with a capital all the same: "French", "Monday"."""
    return (word in NAMES or bool(PROPER.search(word))) and word not in ADJECTIVES | KINDS_OF_THINGS | NOT_ADJECTIVES


def infinitive(word: str) -> str | None:
    """What a verb in the third person, in lower case, is without its ending; None of any other word."""
    if word in VERBS:
        return VERBS[word]
    one = word.removesuffix("s")
    return one if ENDING.fullmatch(word) and one not in COUNTED | UNCOUNTED | NOT_ADJECTIVES else None


def is_adjective(word: str) -> bool:
    """Whether a word, in lower case, is said of a thing rather than names one."""
    last = word.rpartition("-")[2]
    if word in ADJECTIVES or last in ADJECTIVES:
        return True
    return (
        bool(ADJECTIVE.search(word))
        and not word.endswith("fish")
        and word not in NOT_ADJECTIVES
        and len(word) > len("aged")
    )


def is_like(word: str) -> bool:
    """Whether a word over yes and no is what something is like by its end: "itchy", "scaly", but not "colony"."""
    if not LIKE.fullmatch(word) or word in COUNTED | UNCOUNTED | FEATURES | TRAITS | NOT_ADJECTIVES:
        return False
    stem = word[:-1]
    stems = {stem, f"{stem}e", re.sub(r"(.)\1$", r"\1", stem)}
    return not stems.isdisjoint(COUNTED | UNCOUNTED | FEATURES | MASS_NOUNS | {*VERBS.values()})


def is_quality(word: str) -> bool:
    """Whether a word over yes and no is an adjective, by an end that few other nouns have: "triploid", "nuclear"."""
    nouns = NOT_ADJECTIVES | KINDS_OF_THINGS | COUNTED | UNCOUNTED | NAMES
    in_y = re.search(r"[^aeiou]y$", word) and word not in FEATURES | TRAITS
    ends = len(word) > len("ideal") and bool(QUALITY.search(word) or in_y)
    return is_adjective(word) or (ends and word not in nouns)


WHOLE = {
    "colour": "Does it have colour?",
    "color": "Does it have colour?",
    "raw milk": "Is it made from raw milk?",
    "stretch": "Does it stretch?",
    "bees": "Is it good for bees?",
    "butterflies": "Is it good for butterflies?",
    "pollinators": "Is it good for pollinators?",
    "wildlife": "Is it good for wildlife?",
    "catsize": "Is it at least as big as a cat?",
    "coop": "Is it cooperative?",
    "co op": "Is it cooperative?",
    "co-op": "Is it cooperative?",
    "open source": "Is it open source?",
    "full contact": "Is it full contact?",
    "full time": "Is it full time?",
    "part time": "Is it part time?",
    "hilltop": "Is it on a hilltop?",
    "seaside": "Is it at the seaside?",
    "riverside": "Is it beside a river?",
    "lakeside": "Is it beside a lake?",
    "roadside": "Is it beside a road?",
    "waterfront": "Is it on the waterfront?",
    "indoor or outdoor": "Is it indoors?",
    "full sun": "Does it grow in full sun?",
    "partial shade": "Does it grow in partial shade?",
    "full shade": "Does it grow in full shade?",
    "hall of fame": "Is it in the Hall of Fame?",
}
"""Questions of headers that are no words, or whose words tell nothing of the form."""
ACRONYMS = frozenset(
    {"un", "eu", "nato", "usb", "gps", "led", "lcd", "uk", "usa", "hdmi", "nfc", "dna", "opec", "unesco", "oecd"}
)
"""Abbreviations that headers also write small."""
