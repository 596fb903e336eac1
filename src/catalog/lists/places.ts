/**
 * Places by the state or country that TMDB writes after them ("los angeles, california"): the cities that occur among
 * keywords, and the large ones of each region.
 */
const PLACES: Readonly<Record<string, string>> = {
  alabama: 'birmingham|mobile|montgomery|selma|huntsville',
  alaska: 'anchorage|juneau|fairbanks|nome|barrow',
  alberta: 'calgary|edmonton|banff',
  argentina: 'buenos aires|mendoza|rosario|cordoba|córdoba|patagonia|ushuaia|la plata|salta|bariloche',
  arizona: 'phoenix|tucson|tombstone|flagstaff|scottsdale|sedona|mesa|yuma|grand canyon',
  arkansas: 'little rock|hot springs|fayetteville|texarkana',
  australia:
    'sydney|melbourne|brisbane|perth|adelaide|canberra|darwin|hobart|gold coast|alice springs|queensland|tasmania|new south wales|bondi beach|australian outback',
  austria: 'vienna|salzburg|innsbruck|graz|linz|tyrol',
  belgium: 'brussels|bruges|antwerp|ghent|liège|ostend|charleroi',
  brazil:
    'rio de janeiro|sao paulo|são paulo|brasilia|brasília|salvador|recife|bahia|manaus|porto alegre|belo horizonte|copacabana',
  'british columbia': 'vancouver|victoria|whistler|vancouver island',
  bulgaria: 'sofia|plovdiv|varna',
  california:
    'los angeles|san francisco|san diego|oakland|hollywood|beverly hills|malibu|santa monica|santa barbara|san jose|sacramento|venice beach|palm springs|pasadena|berkeley|compton|long beach|fresno|bakersfield|orange county|anaheim|burbank|santa cruz|monterey|napa valley|silicon valley|san fernando valley|death valley|joshua tree|lake tahoe|big sur|bel air|brentwood|laguna beach|venice|la jolla|ojai|carmel|stockton|modesto|ventura|santa clarita|san quentin|alcatraz|palo alto|inglewood|east los angeles|south central los angeles|sunset boulevard',
  canada:
    'toronto|montreal|montréal|vancouver|ottawa|quebec|quebec city|calgary|winnipeg|halifax|edmonton|ontario|nova scotia|alberta|british columbia|newfoundland|yukon|saskatchewan|manitoba',
  chile: 'santiago|santiago de chile|valparaiso|valparaíso|atacama desert',
  china:
    'beijing|shanghai|hong kong|nanjing|nanking|guangzhou|chongqing|shenzhen|wuhan|macau|xian|xi’an|tibet|harbin|tianjin|manchuria|peking|canton',
  colombia: 'bogota|bogotá|medellin|medellín|cali|cartagena',
  colorado: 'denver|boulder|aspen|colorado springs|rocky mountains|estes park|littleton',
  connecticut: 'hartford|new haven|stamford|greenwich|westport|stepford',
  croatia: 'zagreb|dubrovnik|split',
  cuba: 'havana|santiago de cuba|guantanamo bay',
  'czech republic': 'prague|brno|ostrava|bohemia',
  czechoslovakia: 'prague|brno',
  denmark: 'copenhagen|aarhus|odense|jutland|aalborg',
  egypt: 'cairo|alexandria|luxor|giza|suez',
  england:
    'london|liverpool|manchester|birmingham|leeds|sheffield|bristol|newcastle|newcastle upon tyne|nottingham|oxford|cambridge|brighton|cornwall|york|yorkshire|bath|dover|plymouth|portsmouth|southampton|canterbury|blackpool|devon|kent|essex|sussex|surrey|norfolk|suffolk|dorset|somerset|lancashire|cumbria|lake district|london underground|soho|notting hill|east end|coventry|hull|leicester|sunderland|middlesbrough|windsor|bradford|durham|northumberland|hertfordshire|wiltshire|hampshire|gloucestershire',
  finland: 'helsinki|lapland|tampere|turku',
  florida:
    'miami|orlando|tampa|key west|jacksonville|miami beach|everglades|palm beach|tallahassee|fort lauderdale|key largo|st. augustine|saint petersburg|cape canaveral|daytona beach|florida keys|sarasota|pensacola',
  france:
    'paris|marseille|marseilles|lyon|lyons|nice|cannes|bordeaux|toulouse|strasbourg|normandy|lille|nantes|provence|saint-tropez|brittany|corsica|versailles|dunkirk|calais|burgundy|alsace|deauville|biarritz|grenoble|le havre|riviera|french riviera|côte d’azur|montmartre|lourdes|avignon|reims|rouen|vichy|camargue|ardennes',
  georgia: 'atlanta|savannah|macon|augusta|athens|columbus',
  germany:
    'berlin|munich|hamburg|frankfurt|frankfurt am main|cologne|dresden|leipzig|nuremberg|stuttgart|bavaria|düsseldorf|dusseldorf|bremen|bonn|heidelberg|hanover|east berlin|west berlin|black forest|kreuzberg|potsdam|weimar|dortmund|essen|saxony',
  greece: 'athens|crete|thessaloniki|santorini|mykonos|corfu|rhodes|sparta|piraeus',
  hawaii: 'honolulu|oahu|maui|pearl harbor|kauai|waikiki',
  hungary: 'budapest|debrecen|szeged',
  iceland: 'reykjavik|reykjavík',
  idaho: 'boise',
  illinois: 'chicago|springfield|evanston|joliet|peoria|cicero|champaign',
  india:
    'mumbai|mumbai (bombay)|bombay|delhi|new delhi|kolkata|calcutta|kolkata (calcutta)|chennai|madras|bangalore|hyderabad|goa|kerala|kashmir|punjab|rajasthan|varanasi|agra|jaipur|lucknow|gujarat|bihar|uttar pradesh|tamil nadu|taj mahal|pune|bengal|ahmedabad|amritsar',
  indiana: 'indianapolis|gary|south bend|fort wayne|bloomington',
  indonesia: 'jakarta|bali|java|sumatra|yogyakarta',
  iowa: 'des moines|cedar rapids|davenport|sioux city',
  iran: 'tehran|teheran|teheran (tehran)|isfahan|shiraz|kurdistan',
  iraq: 'baghdad|bagdad|mosul|basra|fallujah|tikrit',
  ireland: 'dublin|cork|galway|limerick|belfast|kerry|donegal|connemara',
  israel: 'jerusalem|tel aviv|haifa|jaffa|gaza',
  italy:
    'rome|milan|venice|naples|florence|turin|sicily|tuscany|sardinia|palermo|bologna|genoa|verona|siena|capri|pompeii|trieste|rimini|lake como|pisa|bari|calabria|puglia|amalfi|ravenna|lombardy|syracuse|matera|messina|umbria|perugia|vatican',
  japan:
    'tokyo|kyoto|osaka|hiroshima|nagasaki|okinawa|hokkaido|yokohama|kobe|nagoya|sapporo|nara|shibuya|shinjuku|fukuoka|edo|kamakura|fukushima|harajuku|akihabara|sendai|mount fuji',
  kansas: 'wichita|topeka|dodge city|kansas city|lawrence|abilene|smallville',
  kentucky: 'louisville|lexington|fort knox|harlan',
  kenya: 'nairobi|mombasa',
  lebanon: 'beirut|tripoli',
  louisiana: 'new orleans|baton rouge|shreveport|french quarter|lafayette|bayou',
  maine: 'portland|bangor|castle rock|derry',
  maryland: 'baltimore|annapolis|bethesda|ocean city',
  massachusetts:
    'boston|salem|cambridge|nantucket|martha’s vineyard|martha’s vineyard|cape cod|harvard|lowell|gloucester|worcester|springfield|amherst|plymouth|concord|south boston|provincetown',
  mexico:
    'mexico city|tijuana|acapulco|guadalajara|oaxaca|chihuahua|ciudad juarez|ciudad juárez|juarez|cancun|cancún|monterrey|veracruz|baja california|puerto vallarta|yucatan|chiapas|sonora|sinaloa|cabo san lucas|guanajuato',
  michigan: 'detroit|ann arbor|flint|grand rapids|lansing|dearborn|mackinac island',
  minnesota: 'minneapolis|st. paul|saint paul|duluth|fargo|brainerd',
  mississippi: 'jackson|biloxi|oxford|natchez|tupelo|vicksburg|philadelphia',
  missouri: 'st. louis|saint louis|kansas city|branson|springfield|hannibal|jefferson city',
  montana: 'butte|missoula|billings|helena|bozeman|glacier national park',
  morocco: 'casablanca|marrakech|marrakesh|tangier|fez|tangiers|rabat',
  nebraska: 'omaha|lincoln|boys town',
  netherlands: 'amsterdam|rotterdam|the hague|utrecht|eindhoven|leiden|delft|maastricht',
  nevada: 'las vegas|reno|area 51|carson city|virginia city|henderson|lake tahoe',
  'new hampshire': 'concord|manchester|portsmouth',
  'new jersey':
    'newark|atlantic city|jersey city|hoboken|trenton|princeton|camden|paterson|asbury park|jersey shore|new brunswick',
  'new mexico': 'albuquerque|santa fe|roswell|los alamos|taos|white sands|las cruces',
  'new york':
    'brooklyn|manhattan|new york city|long island|bronx|the bronx|queens|staten island|harlem|coney island|buffalo|albany|rochester|syracuse|wall street|broadway|woodstock|ithaca|fire island|greenwich village|central park|times square|the hamptons|hamptons|catskills|schenectady|yonkers|utica|niagara falls|lake placid|montauk|east hampton|amityville|upstate|brighton beach',
  'new york city':
    "brooklyn|manhattan|bronx|the bronx|queens|staten island|harlem|coney island|greenwich village|central park|times square|chinatown|little italy|upper east side|upper west side|lower east side|soho|wall street|broadway|east village|brighton beach|hell’s kitchen|hell's kitchen|tribeca|spanish harlem|washington heights|bushwick|williamsburg|chelsea",
  'new zealand': 'auckland|wellington|christchurch|queenstown|dunedin',
  'north carolina':
    'charlotte|wilmington|raleigh|durham|asheville|outer banks|chapel hill|greensboro|winston-salem|fayetteville',
  'north dakota': 'fargo|bismarck|grand forks|minot',
  'northern ireland': 'belfast|derry|londonderry|ulster|armagh',
  norway: 'oslo|bergen|trondheim|tromsø|tromso|stavanger|svalbard|lillehammer|lofoten',
  ohio: 'cleveland|cincinnati|columbus|akron|toledo|dayton|kent|canton|youngstown|lorain|steubenville',
  oklahoma: 'tulsa|oklahoma city|norman|muskogee|osage county',
  ontario: 'toronto|ottawa|hamilton|niagara falls|london|windsor|kingston|thunder bay|sudbury',
  oregon: 'portland|eugene|salem|astoria|ashland|bend|oregon city|cannon beach',
  pakistan: 'karachi|lahore|islamabad|peshawar|waziristan',
  pennsylvania:
    'philadelphia|pittsburgh|scranton|harrisburg|gettysburg|punxsutawney|lancaster|allentown|bethlehem|erie|hershey|centralia|bucks county|monroeville|braddock|reading',
  peru: 'lima|cusco|cuzco|machu picchu',
  philippines: 'manila|cebu|quezon city|mindanao|bataan|corregidor',
  poland:
    'warsaw|kraków|krakow|cracow|gdansk|gdańsk|łódź|lodz|auschwitz|silesia|wroclaw|wrocław|lublin|poznań',
  portugal: 'lisbon|porto|lisboa|algarve|oporto|azores|madeira|coimbra|fátima|sintra',
  quebec: 'montreal|montréal|quebec city',
  'rhode island': 'providence|newport|pawtucket|block island',
  romania: 'bucharest|transylvania|cluj|timisoara',
  russia:
    'moscow|st. petersburg|saint petersburg|st petersburg|siberia|leningrad|stalingrad|volgograd|vladivostok|chechnya|novosibirsk|kazan|sochi|murmansk',
  scotland:
    'edinburgh|glasgow|aberdeen|dundee|loch ness|highlands|scottish highlands|shetland|orkney|isle of skye|inverness|leith|hebrides|st. andrews|stirling',
  'south africa': 'johannesburg|cape town|durban|soweto|pretoria|robben island|kwazulu-natal',
  'south carolina': 'charleston|myrtle beach|columbia|hilton head|beaufort|greenville',
  'south dakota': 'deadwood|rapid city|sioux falls|mount rushmore|sturgis|pine ridge',
  'south korea': 'seoul|busan|incheon|jeju|jeju island|gwangju|daegu|gangnam|panmunjom',
  'soviet union': 'moscow|leningrad|stalingrad|kiev|siberia',
  spain:
    'madrid|barcelona|seville|valencia|granada|toledo|bilbao|mallorca|mallorca island|ibiza|majorca|andalusia|basque country|catalonia|galicia|pamplona|canary islands|tenerife|salamanca|san sebastián|malaga|málaga|marbella|santiago de compostela|zaragoza|cadiz|cádiz|guernica|benidorm|costa brava|costa del sol|la mancha|asturias|almería|cordoba|córdoba',
  sweden: 'stockholm|gothenburg|malmö|malmo|uppsala|gotland|kiruna|göteborg|lund',
  switzerland:
    'zurich|zürich|geneva|basel|bern|swiss alps|lausanne|davos|lucerne|st. moritz|zermatt|lugano|montreux',
  taiwan: 'taipei|kaohsiung|taichung',
  tennessee: 'memphis|nashville|knoxville|chattanooga|graceland|gatlinburg|oak ridge|great smoky mountains',
  texas:
    'dallas|houston|austin|san antonio|el paso|fort worth|galveston|waco|laredo|amarillo|lubbock|corpus christi|odessa|abilene|midland|the alamo|alamo|marfa|brownsville|huntsville|texarkana|beaumont',
  thailand: 'bangkok|phuket|chiang mai|pattaya|koh samui|ayutthaya',
  tunisia: 'tunis',
  turkey: 'istanbul|ankara|anatolia|gallipoli|cappadocia|constantinople|izmir|ephesus',
  uk: 'london|edinburgh|manchester|liverpool|birmingham|glasgow|wales|scotland|belfast|cornwall',
  ukraine: 'kiev|kyiv|odessa|chernobyl|donbass|donbas|crimea|lviv|mariupol|pripyat|bucha',
  'united kingdom': 'london|edinburgh|manchester|liverpool|birmingham|glasgow|belfast',
  usa: 'washington dc|washington d.c.|new york city|los angeles|chicago|san francisco|baltimore|boston|detroit|new orleans|las vegas|philadelphia|seattle|miami|houston|dallas|atlanta|denver|oregon|pennsylvania|kansas|wyoming|indiana|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|iowa|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin',
  utah: 'salt lake city|park city|moab|monument valley|provo|bonneville salt flats|zion national park',
  vermont: 'burlington|montpelier|stowe|bennington',
  vietnam: 'saigon|hanoi|ho chi minh city|da nang|hue|khe sanh|dien bien phu|mekong delta|hoi an',
  virginia:
    'richmond|norfolk|arlington|williamsburg|alexandria|jamestown|charlottesville|roanoke|virginia beach|quantico|langley|fredericksburg|mount vernon|appomattox',
  wales: 'cardiff|swansea|snowdonia|newport|wrexham|portmeirion|anglesey|aberystwyth',
  washington:
    'seattle|tacoma|spokane|forks|bellingham|olympia|everett|mount st. helens|olympic peninsula|snoqualmie',
  'west virginia':
    'charleston|wheeling|point pleasant|huntington|matewan|morgantown|harpers ferry|parkersburg',
  wisconsin: 'milwaukee|madison|green bay|kenosha|plainfield|oshkosh|racine|eau claire|sheboygan',
  wyoming:
    'cheyenne|jackson hole|laramie|yellowstone|yellowstone national park|casper|cody|devils tower|grand teton',
};

const PLACES_IN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(PLACES).map(([region, places]) => [region, new Set(places.split('|'))]),
);

/** Whether `region` is the state or country that TMDB writes after `place`. */
export function isPlaceIn(place: string, region: string): boolean {
  return PLACES_IN.get(region.toLowerCase())?.has(place.toLowerCase()) ?? false;
}
