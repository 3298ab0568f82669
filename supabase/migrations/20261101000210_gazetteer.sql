-- How places are recognised, and the areas of Dubai with what people call them.

-- One spelling for all writings of a place: "The Palm", "palm, Dubai" and "near palm" are `palm`;
-- "Al Barsha" and "albarsha" are `albarsha`. Arabic letters that are written in several ways are folded.
create function internal.place_key(words text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_text text;
  v_key text;
begin
  v_text := trim(regexp_replace(
    translate(
      lower(extensions.unaccent('extensions.unaccent'::regdictionary, coalesce(words, ''))),
      'أإآٱىةـًٌٍَُِّْ', 'اااايه'
    ),
    '[-\s_,.;:/\\()''"’`&+!?،#|]+', ' ', 'g'
  ));
  -- Doubled spaces, so that two filler words in a row are both seen.
  v_key := replace(regexp_replace(
    ' ' || replace(v_text, ' ', '  ') || ' ',
    ' (the|in|at|near|nearby|around|close|to|by|area|areas|community|district|vicinity|dubai|uae|دبي|منطقه|في|قرب|दुबई|में|के|पास) ',
    ' ', 'g'
  ), ' ', '');
  return case when v_key = '' then replace(v_text, ' ', '') else v_key end;
end
$$;

-- Turns a label without a known area into a stable key.
create function internal.place_slug(words text) returns text
language sql immutable parallel safe
as $$ select nullif('label-' || internal.place_key(words), 'label-') $$;

create temporary table gazetteer (
  slug text, name text, latitude double precision, longitude double precision, neighbours text, aliases text
) on commit drop;

insert into gazetteer values
('dubai-marina', 'Dubai Marina', 25.0805, 55.1403, 'jbr,emaar-beachfront,al-sufouh,jlt', 'marina|marsa dubai|dubai marena|دبي مارينا|مارينا|مرسى دبي|दुबई मरीना|मरीना'),
('jbr', 'Jumeirah Beach Residence', 25.0780, 55.1340, 'dubai-marina,emaar-beachfront,bluewaters', 'JBR|J.B.R|jumeirah beach residences|jumeira beach residence|the walk|جي بي آر|جميرا بيتش ريزيدنس|जेबीआर|जुमेराह बीच रेजिडेंस'),
('emaar-beachfront', 'Emaar Beachfront', 25.0960, 55.1420, 'dubai-marina,jbr,palm-jumeirah', 'beachfront|emaar beach front|إعمار بيتشفرونت'),
('bluewaters', 'Bluewaters Island', 25.0790, 55.1200, 'jbr,dubai-marina', 'bluewaters|blue waters|ain dubai|بلوواترز'),
('al-sufouh', 'Al Sufouh', 25.1130, 55.1690, 'dubai-marina,palm-jumeirah,barsha-heights', 'sufouh|al safouh|internet city|media city|الصفوح'),
('jlt', 'Jumeirah Lake Towers', 25.0693, 55.1417, 'dubai-marina,jumeirah-islands,al-furjan', 'JLT|jumeirah lakes towers|lake towers|أبراج بحيرات جميرا|जेएलटी'),
('palm-jumeirah', 'Palm Jumeirah', 25.1124, 55.1390, 'dubai-marina,jbr,al-sufouh', 'palm|the palm|palm island|palm jumeira|palm jumeriah|نخلة جميرا|النخلة|पाम जुमेराह|पाम'),
('downtown-dubai', 'Downtown Dubai', 25.1950, 55.2740, 'business-bay,difc,city-walk,zabeel', 'downtown|down town|burj khalifa area|burj area|dubai mall area|old town|داون تاون|داون تاون دبي|وسط مدينة دبي|डाउनटाउन|डाउनटाउन दुबई'),
('business-bay', 'Business Bay', 25.1850, 55.2720, 'downtown-dubai,difc,city-walk', 'businessbay|bussiness bay|الخليج التجاري|बिजनेस बे'),
('difc', 'DIFC', 25.2110, 55.2820, 'business-bay,downtown-dubai,trade-centre', 'dubai international financial centre|financial centre|financial center|مركز دبي المالي|डीआईएफसी'),
('trade-centre', 'Trade Centre', 25.2260, 55.2870, 'difc,downtown-dubai,zabeel', 'world trade centre|trade center|sheikh zayed road|szr|شارع الشيخ زايد'),
('zabeel', 'Zabeel', 25.2170, 55.3010, 'downtown-dubai,trade-centre,bur-dubai', 'za''abeel|zaabeel|زعبيل'),
('city-walk', 'City Walk', 25.2080, 55.2630, 'downtown-dubai,business-bay,al-safa', 'citywalk|al wasl city walk|سيتي ووك'),
('al-wasl', 'Al Wasl', 25.2030, 55.2510, 'city-walk,al-safa,jumeirah', 'wasl|الوصل'),
('al-safa', 'Al Safa', 25.1810, 55.2390, 'city-walk,al-wasl,umm-suqeim', 'safa|الصفا'),
('jumeirah', 'Jumeirah', 25.2050, 55.2430, 'al-wasl,umm-suqeim,la-mer', 'jumeira|jumeirah 1|jumeirah 2|jumeirah 3|جميرا|جميرة|जुमेराह'),
('la-mer', 'La Mer', 25.2310, 55.2570, 'jumeirah,city-walk', 'port de la mer|لا مير'),
('umm-suqeim', 'Umm Suqeim', 25.1470, 55.2040, 'al-safa,jumeirah,al-barsha', 'um suqeim|umm sequim|madinat jumeirah living|أم سقيم'),
('al-barsha', 'Al Barsha', 25.1130, 55.2000, 'barsha-heights,al-sufouh,motor-city,umm-suqeim', 'barsha|al barsha 1|al barsha south|mall of the emirates|البرشاء|برشاء|अल बरशा'),
('barsha-heights', 'Barsha Heights', 25.0970, 55.1770, 'al-barsha,al-sufouh,greens', 'tecom|برشاء هايتس|تيكوم'),
('greens', 'The Greens', 25.0950, 55.1700, 'barsha-heights,the-views,jlt', 'greens|الغرينز'),
('the-views', 'The Views', 25.0890, 55.1680, 'greens,emirates-hills,jlt', 'views'),
('emirates-hills', 'Emirates Hills', 25.0690, 55.1660, 'the-springs,the-meadows,jumeirah-islands', 'تلال الإمارات'),
('the-springs', 'The Springs', 25.0600, 55.1790, 'the-meadows,emirates-hills,the-lakes', 'springs|السبرنغز'),
('the-meadows', 'The Meadows', 25.0660, 55.1580, 'the-springs,emirates-hills,jumeirah-islands', 'meadows'),
('the-lakes', 'The Lakes', 25.0790, 55.1720, 'the-springs,greens', 'lakes'),
('jumeirah-islands', 'Jumeirah Islands', 25.0570, 55.1550, 'the-meadows,jlt,jumeirah-park', 'jumeira islands|جزر جميرا'),
('jumeirah-park', 'Jumeirah Park', 25.0450, 55.1530, 'jumeirah-islands,discovery-gardens,al-furjan', 'jumeira park|جميرا بارك'),
('jvc', 'Jumeirah Village Circle', 25.0600, 55.2080, 'jvt,sports-city,motor-city,arjan', 'JVC|jumeirah village|jumeira village circle|village circle|قرية جميرا الدائرية|जेवीसी'),
('jvt', 'Jumeirah Village Triangle', 25.0480, 55.1880, 'jvc,sports-city,discovery-gardens', 'JVT|village triangle|قرية جميرا المثلثة'),
('sports-city', 'Dubai Sports City', 25.0390, 55.2180, 'motor-city,jvc,production-city', 'sports city|sport city|المدينة الرياضية|स्पोर्ट्स सिटी'),
('motor-city', 'Motor City', 25.0450, 55.2390, 'sports-city,jvc,arabian-ranches', 'motorcity|موتور سيتي'),
('production-city', 'Dubai Production City', 25.0330, 55.1900, 'sports-city,jvt', 'impz|production city|imp z'),
('arjan', 'Arjan', 25.0620, 55.2400, 'jvc,dubai-hills,motor-city', 'al arjan|barsha south third|أرجان'),
('discovery-gardens', 'Discovery Gardens', 25.0390, 55.1450, 'al-furjan,jumeirah-park,jvt', 'discovery garden|ديسكفري جاردنز'),
('al-furjan', 'Al Furjan', 25.0270, 55.1500, 'discovery-gardens,jumeirah-park,dubai-south', 'furjan|الفرجان'),
('dubai-hills', 'Dubai Hills Estate', 25.1070, 55.2470, 'arjan,al-barsha,mbr-city', 'dubai hills|hills estate|دبي هيلز|दुबई हिल्स'),
('mbr-city', 'Mohammed Bin Rashid City', 25.1600, 55.3050, 'sobha-hartland,dubai-hills,meydan', 'MBR city|mbr|mohammad bin rashid city|district one|مدينة محمد بن راشد'),
('meydan', 'Meydan', 25.1560, 55.2960, 'mbr-city,sobha-hartland,business-bay', 'meydan city|nad al sheba|ميدان'),
('sobha-hartland', 'Sobha Hartland', 25.1780, 55.3090, 'mbr-city,meydan,creek-harbour', 'hartland|sobha|شوبا هارتلاند'),
('creek-harbour', 'Dubai Creek Harbour', 25.2060, 55.3440, 'ras-al-khor,festival-city,sobha-hartland', 'creek harbour|creek harbor|the creek|creek island|خور دبي'),
('ras-al-khor', 'Ras Al Khor', 25.1800, 55.3600, 'creek-harbour,international-city', 'رأس الخور'),
('festival-city', 'Dubai Festival City', 25.2220, 55.3520, 'creek-harbour,mirdif,deira', 'festival city|al badia|فستيفال سيتي'),
('mirdif', 'Mirdif', 25.2190, 55.4180, 'festival-city,al-warqa,silicon-oasis', 'mirdiff|mirdef|مردف|मिर्दिफ'),
('al-warqa', 'Al Warqa', 25.1900, 55.4080, 'mirdif,international-city', 'warqa|الورقاء'),
('international-city', 'International City', 25.1640, 55.4080, 'silicon-oasis,al-warqa,ras-al-khor', 'intl city|المدينة العالمية|इंटरनेशनल सिटी'),
('silicon-oasis', 'Dubai Silicon Oasis', 25.1210, 55.3820, 'international-city,academic-city,dubailand', 'DSO|silicon oasis|silicon|واحة السيليكون'),
('academic-city', 'Dubai Academic City', 25.1150, 55.4120, 'silicon-oasis,dubailand', 'academic city'),
('dubailand', 'Dubailand', 25.0850, 55.3200, 'arabian-ranches,silicon-oasis,damac-hills', 'dubai land|majan|villanova|دبي لاند'),
('arabian-ranches', 'Arabian Ranches', 25.0510, 55.2680, 'motor-city,damac-hills,dubailand', 'ranches|arabian ranch|المرابع العربية'),
('damac-hills', 'DAMAC Hills', 25.0250, 55.2510, 'arabian-ranches,sports-city,tilal-al-ghaf', 'damac|akoya|داماك هيلز'),
('tilal-al-ghaf', 'Tilal Al Ghaf', 25.0200, 55.2330, 'damac-hills,sports-city', 'tilal|تلال الغاف'),
('mudon', 'Mudon', 25.0280, 55.2700, 'damac-hills,arabian-ranches,town-square', 'مدن'),
('town-square', 'Town Square', 25.0060, 55.2930, 'mudon,damac-hills', 'townsquare|nshama|تاون سكوير'),
('dubai-south', 'Dubai South', 24.8960, 55.1610, 'al-furjan,expo-city', 'emaar south|dwc|دبي الجنوب'),
('expo-city', 'Expo City', 24.9620, 55.1500, 'dubai-south,al-furjan', 'expo 2020|إكسبو'),
('deira', 'Deira', 25.2710, 55.3200, 'bur-dubai,festival-city,al-nahda', 'ديرة|देइरा'),
('bur-dubai', 'Bur Dubai', 25.2530, 55.2970, 'al-jaddaf,deira,zabeel', 'burdubai|al mankhool|بر دبي|बुर दुबई'),
('al-jaddaf', 'Al Jaddaf', 25.2200, 55.3300, 'creek-harbour,bur-dubai,festival-city', 'jaddaf|jadaf|الجداف'),
('al-nahda', 'Al Nahda', 25.2880, 55.3720, 'al-qusais,deira', 'nahda|النهدة'),
('al-qusais', 'Al Qusais', 25.2690, 55.3850, 'al-nahda,mirdif', 'qusais|القصيص');

insert into public.areas (slug, name, latitude, longitude, neighbours)
select slug, name, latitude, longitude, string_to_array(neighbours, ',') from gazetteer;

insert into public.area_aliases (key, alias, slug)
select distinct on (internal.place_key(words.alias)) internal.place_key(words.alias), words.alias, g.slug
from gazetteer g
cross join lateral unnest(array[g.name, g.slug] || string_to_array(g.aliases, '|'))
  with ordinality as words (alias, position)
order by internal.place_key(words.alias), words.position;

analyze public.areas;
analyze public.area_aliases;
