/* What replies say to an offer, as patterns over folded text (`spelling.ts`). */
import { of } from './words-of-doubt.ts'

export const acceptPlainly = of(
  "(?:i|we)(?: will|'ll| would like to)? (?:gladly |happily |hereby )?(?:accept|take)(?: (?:it|this|the|that))?(?: (?:lead|offer|one|job|enquiry))?",
  'accept(?:ed)?(?: (?:it|this|the) ?(?:lead|offer|one)?)?',
  'take it',
  '(?:happy|glad) to (?:take|accept)(?: (?:it|this|the))?(?: (?:lead|offer|one))?',
  'count (?:me|us) in',
  '(?:ich |wir |den |das |die |gerne |sehr |lead |angebot |anfrage )*(?:nehme|nehmen)(?: (?:ich|wir|gerne|sehr|den|das|die|lead|angebot|anfrage|es|ihn|an|diesen|dieses))*',
  '(?:ich |wir )?(?:uebernehme|uebernehmen|akzeptiere|akzeptieren)(?: (?:ich|wir|gerne|den|das|die|lead|anfrage|es|ihn))*',
  '(?:lead |offer |angebot |anfrage |ist |hiermit )*(?:angenommen|akzeptiert)',
  'sage?n? (?:ich |wir )?zu',
  'zugesagt',
)

/** A yes by itself is one; with anything but courtesy beside it, it may be a yes to something else. */
export const yes =
  /^(?:yes|yep|yeah|ja|jawohl|jo|jepp|klar)(?:[ ,]+(?:please|thanks|thank you|bitte|danke|gerne|sehr gerne|of course|klar|sure|natuerlich|mache ich|machen wir))*$/
export const vagueYes = of(
  'ok',
  'okay',
  'sure',
  'fine',
  'gerne',
  'gern',
  'passt',
  'deal',
  'mache ich',
  'machen wir',
  'gladly',
  'yes',
  'ja',
  'will do',
  'in ordnung',
  'einverstanden',
)

export const declinePlainly = of(
  '(?:i |we |have to |must |will |would )*(?:decline|reject|refuse)(?:d)?(?: (?:it|this|the|that))?(?: (?:lead|offer|one))?',
  "(?:we |i |'ll |will |have to |must )+pass(?: on (?:it|this|the) ?(?:one|lead|offer)?)?",
  'no,? thanks?(?: you)?',
  'not for us',
  "(?:can't|cannot|can not|unable to|won't|will not|not able to|don't want to) (?:take|accept)(?: (?:it|this|the|that))?(?: (?:lead|offer|one))?",
  '(?:ich |wir |hiermit |leider )*(?:lehne|lehnen) (?:\\w+ ){0,4}?ab',
  '(?:abgelehnt|ablehnen|ablehnung)',
  'nein,? danke',
  '(?:wir |ich )?sagen? (?:\\w+ ){0,2}?ab',
  'absage',
  '(?:koennen|kann|moechten|moechte|wollen|will) (?:\\w+ ){0,5}?nicht (?:annehmen|uebernehmen|bedienen|bearbeiten)',
  '(?:nehmen|nehme|uebernehmen|uebernehme) (?:\\w+ ){0,4}?nicht(?: an)?',
  'nicht fuer uns',
  '(?:muessen|muss|wir|ich) (?:\\w+ )?passen',
  'kein interesse',
  'not interested',
)
export const no = /^(?:no|nope|nein|nee|ne)$/

export const declineReasons: readonly [string, RegExp][] = [
  [
    'no_capacity',
    of(
      'no (?:more |free )?capacit(?:y|ies)',
      '(?:too|very) busy',
      '(?:fully |all )?booked(?: out| up)?',
      'no (?:staff|people|free slots?)',
      'on (?:holiday|vacation|leave)',
      'kein(?:e|en)? (?:freien? )?kapazitaet(?:en)?',
      'ausgebucht',
      'ausgelastet',
      'voll(?: bis oben)?',
      'ueberlastet',
      'keine (?:leute|monteure|termine)(?: frei)?',
      'im urlaub',
      'betriebsferien',
    ),
  ],
  [
    'outside_area',
    of(
      'too far(?: away)?',
      '(?:outside|out of|not in|not) (?:of )?(?:my|our|the)? ?(?:area|region|territory)',
      'zu weit(?: weg| entfernt)?',
      'ausserhalb(?: \\w+){0,3}',
      'nicht (?:unser|mein|in unserem|im) (?:gebiet|einzugsgebiet|region)',
      '(?:anderes|falsches) gebiet',
      'andere region',
    ),
  ],
  [
    'product_not_carried',
    of(
      "(?:don't|do not|doesn't) (?:sell|carry|install|do|offer) (?:it|this|that|these|those|them|\\w+)",
      'not our (?:product|business|field)',
      'fuehren (?:wir )?(?:\\w+ ){0,2}nicht',
      'nicht im (?:programm|sortiment)',
      '(?:bauen|verkaufen|machen|installieren|verbauen) (?:wir )?(?:\\w+ ){0,2}nicht',
      'nicht unser (?:produkt|bereich|thema)',
    ),
  ],
  [
    'too_small',
    of('too small', 'not worth (?:it|the \\w+)', 'zu klein', 'lohnt (?:sich )?(?:\\w+ )?nicht', 'zu gering'),
  ],
  [
    'own_customer',
    of(
      '(?:already |existing |is |an? )+(?:our|my|own)? ?customer(?: of ours)?',
      'bestandskunde',
      '(?:schon|bereits|ist) (?:unser|mein|eigener|kunde)(?: \\w+)? ?(?:kunde)?',
      'eigener kunde',
      '(?:kennen|haben) wir (?:schon|bereits)',
    ),
  ],
  [
    'not_enough_data',
    of(
      '(?:not enough|too little|missing|lacking) (?:information|info|infos|data|details)',
      'zu wenige? (?:infos?|informationen|angaben|daten|details)',
      '(?:angaben|daten|informationen|infos) (?:fehlen|reichen nicht)',
      'fehlende (?:angaben|daten)',
    ),
  ],
  ['spam', of('spam', 'fake', 'scam')],
]

export const moreTime = of(
  '(?:need|want|would like|could use|give (?:me|us)|grant (?:me|us)|have) (?:\\w+ ){0,3}?(?:more |extra )?time',
  'more time(?: please| needed)?',
  '(?:extend|extension|prolong)(?: (?:the )?(?:deadline|offer|time))?',
  "(?:will|'ll|can i|can we|could i|could we|let me|let us) (?:\\w+ )?(?:decide|answer|reply|get back|let you know|think)(?: (?:to you|about it))?",
  '(?:brauche?n?|benoetige?n?|haette?n? gerne?) (?:\\w+ ){0,4}?(?:zeit|bedenkzeit|aufschub|verlaengerung)',
  'mehr zeit',
  'bedenkzeit',
  'frist ?verlaenger\\w*',
  '(?:um )?verlaengerung',
  '(?:melde|melden) (?:ich |wir )?(?:mich|uns)(?: \\w+){0,3}',
  '(?:gebe|geben) (?:\\w+ ){0,4}?bescheid',
  '(?:muss|muessen) (?:\\w+ ){0,4}?(?:pruefen|klaeren|schauen|ueberlegen|besprechen|nachsehen)',
)
