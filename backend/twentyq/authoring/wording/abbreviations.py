"""Abbreviations in headers, and what they stand for."""

SHORT = {
    "mgr": "manager", "eps": "episodes", "ep": "episode", "refurb": "refurbishment",
    "max": "maximum", "min": "minimum", "avg": "average", "typ": "typical", "temp": "temperature",
    "dist": "distance", "approx": "", "est": "", "nr": "number", "no": "number", "num": "number", "wt": "weight",
    "ht": "height", "pop": "population", "qty": "quantity", "diam": "diameter", "vol": "volume", "alt": "altitude",
    "gdp": "GDP", "abv": "alcohol by volume", "yr": "year", "yrs": "years", "elev": "elevation",
    "prom": "prominence", "ext": "extension", "cond": "condition", "mfr": "manufacturer", "dept": "department",
    "lang": "language", "freq": "frequency", "circ": "circumference", "dia": "diameter", "len": "length",
    "hgt": "height", "wgt": "weight", "mins": "minutes", "hrs": "hours", "pcs": "pieces", "pp": "pages",
    "fam": "family", "dob": "date of birth", "ca": "", "incl": "including", "excl": "excluding", "orig": "original",
    "rev": "revenue", "exch": "exchange", "prod": "production", "diff": "difficulty", "arr": "arrangement",
    "nat": "nationality", "prep": "preparation", "manuf": "manufacturer", "pos": "position", "grp": "group",
    "dur": "duration", "resist": "resistance", "sens": "sensitivity", "mnfr": "manufacturer", "cntry": "country",
    "ctry": "country", "natl": "national", "intl": "international", "govt": "government", "mgmt": "management",
    "desc": "description", "descr": "description", "publ": "published", "constr": "construction",
    "dimens": "dimensions", "perf": "performance", "perfs": "performances", "pct": "percentage",
    "perc": "percentage", "amt": "amount", "spd": "speed", "vel": "velocity", "accel": "acceleration",
    "dep": "depth", "lgth": "length", "lngth": "length", "wdth": "width", "hrdns": "hardness", "clr": "colour",
    "flwr": "flower", "flwrs": "flowers", "temps": "temperatures", "bldg": "building", "mtn": "mountain",
    "stmt": "statement", "intro": "introduction", "pwr": "power", "cyl": "cylinders", "disp": "displacement",
    "transm": "transmission", "tonn": "tonnage", "displ": "displacement", "thk": "thickness", "struct": "structure",
    "qual": "quality", "pts": "points",
    "lvl": "level", "plyrs": "players", "plrs": "players", "cals": "calories", "cnty": "county",
    "yrly": "yearly", "intl.": "international", "w/": "with", "w/o": "without",
    "lge": "large", "lg": "league", "med": "medium", "doc": "document", "avg.": "average", "champ": "championship",
    "champs": "championships", "uni": "university", "hq": "headquarters", "reqs": "requirements", "veh": "vehicle",
    "vehs": "vehicles", "flt": "flight", "accom": "accommodation", "assoc": "association", "mkt": "market",
    "mktg": "marketing", "p.a.": "per year", "p.a": "per year", "cm.": "", "req'd": "required", "reqd": "required",
    "alc": "alcohol", "pkg": "packaging", "wknd": "weekend", "pop.": "population", "resp": "responsible",
    "temp.": "temperature", "asst": "assistant", "config": "configuration", "info": "information", "pt": "point",
    "org": "organisation", "orgs": "organisations", "dev": "developer", "sp.": "species", "spec.": "specification",
    "\u00f8": "diameter", "\u2300": "diameter", "\u2205": "diameter",
}  # fmt: skip
DOTTED = {
    "cat": "category", "dim": "dimensions", "dims": "dimensions", "cap": "capacity", "char": "character",
    "col": "colour", "const": "constellation", "cont": "continent", "ed": "edition", "eng": "engine",
    "grav": "gravity", "hab": "habitat", "hist": "historical", "inh": "inhabitants", "instr": "instrument",
    "int": "international", "dom": "domestic", "cert": "certificate",
    "mat": "material", "meas": "measure", "mem": "members", "nutr": "nutrition", "occ": "occupation",
    "op": "operator", "pers": "persons", "phys": "physical", "prov": "province", "exp": "expectancy",
    "req": "required", "tol": "tolerance", "germ": "germination", "avail": "available", "ver": "version",
    "vers": "version", "app": "appearance", "equip": "equipment", "thick": "thickness", "renov": "renovation",
    "att": "attendance", "disc": "discovered", "pref": "preference", "pub": "published", "publ": "published",
    "illus": "illustrator", "dir": "director", "perc": "percentage", "acc": "acceleration", "cons": "consumption",
    "mech": "mechanism", "elec": "electric", "auto": "automatic", "mag": "magnitude", "sig": "signature",
    "comb": "combined", "chem": "chemical", "denom": "denomination", "abbr": "abbreviation", "comm": "common",
    "max": "maximum", "min": "minimum", "av": "average", "ave": "average", "strat": "strategy", "ind": "industry",
    "sec": "second", "rec": "recommended", "recomm": "recommended", "ing": "ingredients", "ingr": "ingredients",
    "ea": "each", "res": "resolution", "sci": "scientific", "sp": "species", "spec": "species",
    "tel": "telephone", "trans": "transmission", "var": "variety", "veg": "vegetation", "wk": "week",
}  # fmt: skip
"""What is short only with its point: words of their own without."""
LETTERS = {"h": "height", "w": "width", "l": "length", "d": "depth", "\u00f8": "diameter", "t": "thickness"}
"""What single letters stand for above lengths."""
WHOLE_HEADERS = {"b.": "born", "d.": "died", "est": "established", "est.": "established", "mohs": "Mohs hardness"}
"""Headers that are more than their abbreviation."""
