/*
 * What replies say of an opportunity, as patterns over folded text (`spelling.ts`). A clause is searched from the top of
 * a list down; what is found is taken out of it, so that «no interest» is not read once more as a «no».
 */
import { of } from './words-of-doubt.ts'

/** What a clause may say has been done, or is so. */
export type Saying =
  | 'called'
  | 'visited'
  | 'quote_sent'
  | 'waiting_for_customer'
  | 'lost'
  | 'need_help'
  | 'not_reached'
  | 'accept'
  | 'decline'
  | 'ask_for_time'

const quote = '(?:quote|quotation|proposal|estimate|offer|angebote?s?|offerte|kostenvoranschlag|kva)'
const sent =
  '(?:sent|submitted|delivered|emailed|mailed|handed over|gone out|went out|is out|out|raus|rausgegangen|rausgeschickt|verschickt|geschickt|gesendet|versendet|versandt|zugesandt|zugeschickt|zugesendet|abgegeben|abgeschickt|uebergeben|uebermittelt|gemailt|vorgelegt|unterbreitet)'
const who = '(?:the )?(?:customer|client|him|her|them|guy|lady|kunde|kunden|kundin)'

/** Sayings about an opportunity that carry a «no» of their own, or would be mistaken for others. */
export const selfContained: readonly [Saying | 'none', RegExp][] = [
  [
    'none',
    of(
      'called (?:it )?off',
      'so-called',
      'called in sick',
      'visited (?:the |your |our )?(?:website|web site|page|portal|shop|link)',
      '(?:webseite|website|seite|portal) besucht',
      'lost (?:the |his |her |my |their |your )?(?:number|phone|contact|track|mail|e-mail|email|keys?|address|link|message|file)',
      '(?:nummer|telefonnummer|kontakt|adresse|daten|zeit|mail|ueberblick|schluessel) verloren',
      'lost (?:\\d+ |some |a lot of )?(?:time|days|weeks|hours)',
      '(?:termin|meeting|besuch|appointment|visit|call) (?:wurde |ist |was |is |has been )?(?:abgesagt|cancelled|canceled|storniert)',
      '(?:cancelled|canceled) (?:the |our |his |her )?(?:appointment|meeting|visit|call)',
      'termin abgesagt',
    ),
  ],
  [
    'not_reached',
    of(
      `nobody (?:answered|picked up|there)`,
      `(?:no|without) (?:answer|reply|response|success|luck)`,
      `(?:did not|didn't|could not|couldn't|can't|cannot|can not|never|not) (?:reach|reached|get hold of|get through|answer|pick up|available|reachable)(?: ${who})?`,
      '(?:noch )?(?:nicht|niemanden?|nie|keinen|keine) (?:\\w+ )?(?:erreicht|erreichbar|zu erreichen|ans telefon|rangegangen|drangegangen|abgenommen)',
      'geht (?:\\w+ )?(?:nicht|keiner|niemand) (?:ran|dran|ans telefon)',
      '(?:niemand|keiner) (?:ans telefon|da|rangegangen|drangegangen|erreicht|abgenommen)',
      '(?:auf (?:die |den |der |dem )?)?(?:mailbox|anrufbeantworter|ab) (?:gesprochen|besprochen|hinterlassen|drauf|draufgesprochen)',
      '(?:auf )?(?:die |den |dem |der )?(?:mailbox|anrufbeantworter)',
      '(?:left (?:a |him a |her a |them a )?)?(?:voicemail|voice mail|message on)',
      'vergeblich|erfolglos|unsuccessfully',
    ),
  ],
  [
    'waiting_for_customer',
    of(
      `(?:waiting|wait) (?:for|on) (?:an? |some |his |her |their )?(?:(?:the )?(?:customer|client)(?:'s)?|him|her|them|feedback|answer|reply|response|decision|confirmation|go-ahead)(?: (?:feedback|answer|reply|response|decision|confirmation|from the customer|of the customer))?`,
      `awaiting (?:the )?(?:customer|client|feedback|answer|reply|response|decision)(?:'s \\w+)?`,
      `${who} (?:will|wants to|is going to|gets|promised to) (?:get|come|be|call|phone|ring|write|report|think|decide)(?:s)?(?: (?:me|us|it over|about it))?(?: back| in touch)?`,
      `(?:he|she|they) (?:will|wants? to) (?:get|come|be|call|phone|think|decide)(?: (?:me|us|it over|about it))?(?: back| in touch)?`,
      `${who} (?:decides|is thinking|is considering|thinks it over|calls back)`,
      `ball is (?:with|in) (?:the )?(?:customer|client)(?:'s court)?`,
      `(?:warte|warten|wartet) (?:\\w+ ){0,2}auf (?:die |den |das |eine |einen )?(?:kunden?|kundin|antwort|rueckmeldung|rueckruf|entscheidung|feedback|freigabe|zusage|bestaetigung)(?: (?:vom|des|der|von) (?:kunden?|kundin))?`,
      `(?:kunde|kundin|er|sie|interessent)? ?(?:meldet|melden) sich`,
      `(?:kunde|kundin|er|sie|interessent) (?:will |moechte |muss |wird |gibt |ueberlegt |entscheidet |prueft |ruft |bespricht )(?:\\w+ ){0,4}?(?:ueberlegen|entscheiden|pruefen|melden|bescheid|zurueck|noch|besprechen)`,
      `(?:kunde|kundin|interessent) (?:ueberlegt|entscheidet|prueft)`,
      `liegt (?:jetzt |gerade )?beim kunden`,
      `(?:rueckmeldung|antwort|entscheidung) (?:vom kunden |des kunden )?(?:steht (?:noch )?aus|ausstehend|(?:noch )?offen)`,
    ),
  ],
]

/** Sayings that a «no», «not yet» or «will» in the same clause turns round. */
export const turnable: readonly [Saying, RegExp][] = [
  [
    'quote_sent',
    of(
      `${quote} (?:\\w+ ){0,4}?${sent}`,
      `${sent} (?:\\w+ ){0,4}?${quote}`,
      'quoted',
      `(?:quote|angebot) done`,
    ),
  ],
  [
    'called',
    of(
      'called',
      'phoned',
      'telephoned',
      'rang',
      'spoke',
      'spoken',
      'talked',
      'had (?:a |the )?(?:good |quick |short |long |nice |first )?(?:call|chat|phone call)',
      'on the phone with',
      'got hold of',
      'reached',
      'contacted',
      'been in touch',
      'angerufen',
      'telefoniert',
      'gesprochen',
      'telefonat (?:gefuehrt|gehabt|erledigt)',
      'gespraech gefuehrt',
      'kontaktiert',
      'erreicht',
      'kontakt aufgenommen',
      'anruf erledigt',
      'ruecksprache gehalten',
    ),
  ],
  [
    'visited',
    of(
      'visited',
      'site visit(?: is| was)? (?:done|made|completed)',
      "(?:was|were|been|went) (?:there|on ?-?site|at the customer(?:'s)?|to see (?:him|her|them|the customer))",
      'met (?:with )?(?:him|her|them|the customer|the client)',
      'besucht',
      'besichtigt',
      '(?:besichtigung|ortstermin|vor-ort-termin|aufmass|besuch) (?:\\w+ )?(?:gemacht|erledigt|durchgefuehrt|genommen|gehabt|war)',
      '(?:war|waren|gewesen) (?:\\w+ ){0,3}?(?:vor ort|beim kunden|bei der kundin|da|dort)',
      'vor ort gewesen',
      'vor ort (?:war|waren)',
      '(?:kunde|kunden|kundin) getroffen',
      '^vor ort$',
      '^on ?-?site$',
    ),
  ],
]

export const helpNeeded = of(
  '(?:need|needs|want|could use|would need) (?:\\w+ ){0,3}?(?:help|support|assistance|backup)',
  'help (?:me|us|needed|please|wanted)',
  'please (?:help|support|assist|call me)',
  '(?:can|could) (?:you|someone|somebody|anyone) (?:please )?(?:help|support|assist)(?: (?:me|us))?',
  'stuck',
  'brauche?n? (?:\\w+ ){0,4}?(?:hilfe|unterstuetzung|support)',
  'benoetige?n? (?:\\w+ ){0,4}?(?:hilfe|unterstuetzung|support)',
  '(?:hilfe|unterstuetzung) (?:benoetigt|noetig|gebraucht|erbeten|bitte|erwuenscht)',
  'bitte (?:\\w+ ){0,2}?(?:hilfe|unterstuetzung|helfen|unterstuetzen|rueckruf)',
  '(?:koennt|koennen|kannst|koenntet|koennten) (?:ihr|sie|du) (?:\\w+ ){0,3}?(?:helfen|unterstuetzen)',
  'komme?n? (?:\\w+ )?nicht weiter',
)

/** «lost», said so plainly that nothing else can be meant. */
export const lostPlainly = of(
  "(?:deal |project |opportunity |order |lead |customer |it |is |was |has been |have been |we |we have |we've |i |i have |unfortunately |sadly |sorry |already )*lost(?: (?:it|this|the) (?:one|deal|lead|project|order|customer|job)?)?",
  'closed lost',
  '(?:auftrag|projekt|kunde|lead|leider|deal|ist|haben wir|wir haben|schon|wurde) (?:\\w+ ){0,3}?verloren',
  'verloren',
)

/** What comes to losing it without the word. */
export const lostInEffect = of(
  '(?:customer|client|he|she|they)? ?(?:has |have )?(?:bought|ordered|purchased) (?:\\w+ ){0,2}?(?:elsewhere|somewhere else|from (?:a |another |the )?\\w+)',
  '(?:went|gone|going|goes) (?:with|to) (?:a |an |another |the )?(?:\\w+ )?(?:competitor|competition|someone else|company|supplier)',
  '(?:chose|chosen|picked|decided (?:for|on)) (?:a |an |another |the )?(?:competitor|competition|someone else|other company|other supplier|other offer)',
  'decided against (?:us|it)',
  'lost (?:all |the )?interest',
  'interesse verloren',
  'no (?:longer )?(?:interest|interested|need)(?: any ?more)?',
  'not interested(?: any ?more)?',
  '(?:project|order|deal) (?:is |was |has been |got )?(?:cancelled|canceled|dead|stopped|off)',
  '(?:customer|client) (?:has )?(?:cancelled|canceled|declined|refused)',
  'kein(?:e|en)? (?:interesse|bedarf)(?: mehr)?',
  'nicht (?:mehr )?interessiert',
  '(?:braucht|will|moechte) (?:es |das |die |keine |doch )*(?:nicht mehr|doch nicht|nichts mehr)',
  '(?:projekt|auftrag|vorhaben) (?:\\w+ )?(?:gestorben|gestoppt|abgesagt|beendet|storniert|abgeblasen)',
  '(?:kunde|kundin|er|sie) (?:hat |hat uns |hat leider )?(?:abgesagt|storniert|abgelehnt)',
  'hat sich (?:schon |leider )?erledigt',
  '(?:woanders|anderswo|bei (?:einem |der |dem )?\\w+) (?:gekauft|bestellt|beauftragt)',
  '(?:beim|bei der|bei einem) (?:wettbewerb|wettbewerber|mitbewerber|konkurrenz|anderen) (?:gekauft|bestellt|beauftragt|abgeschlossen)',
  '(?:fuer|zu) (?:den |die |einen |eine |zum |zur )?(?:wettbewerber?|mitbewerber|konkurrenz|anderen anbieter|andere firma|anderen) (?:entschieden|gegangen|gewechselt)',
  '(?:anders|gegen uns|dagegen) entschieden',
)

export const lostReasons: readonly [string, RegExp][] = [
  [
    'competitor',
    of(
      'competitors?',
      'competition',
      'someone else',
      'somewhere else',
      'elsewhere',
      '(?:an)?other (?:company|supplier|provider|installer|vendor)',
      '(?:mit)?wettbewerb(?:er|ern|s)?',
      'mitbewerb(?:er|ern)?',
      'konkurrenz',
      'woanders',
      'anderswo',
      'anderen anbieter',
      'andere firma',
      'anderer firma',
    ),
  ],
  [
    'price',
    of(
      'too expensive',
      'price',
      'pricing',
      'cheaper',
      'costs? too (?:much|high)',
      'zu teuer',
      'preis(?:e|lich)?',
      'guenstiger',
      'billiger',
      'zu hoher preis',
    ),
  ],
  [
    'no_budget',
    of(
      'no (?:budget|money|funding|funds)',
      'budget',
      'kein(?:e)? (?:budget|geld|finanzierung|foerderung)',
      'finanzierung (?:geplatzt|abgelehnt)',
    ),
  ],
  [
    'no_need',
    of(
      'no (?:longer )?(?:interest|interested|need)',
      'lost (?:all |the )?interest',
      'interesse verloren',
      'not interested',
      '(?:project|order|deal) (?:is |was |has been )?(?:cancelled|canceled|stopped|dead)',
      'kein(?:e|en)? (?:interesse|bedarf)',
      'nicht (?:mehr )?interessiert',
      '(?:braucht|will|moechte) (?:es |das |doch )*(?:nicht mehr|doch nicht)',
      '(?:projekt|vorhaben) (?:\\w+ )?(?:gestorben|gestoppt|abgesagt|beendet|abgeblasen)',
    ),
  ],
  [
    'product',
    of(
      "(?:product|it) (?:does not|doesn't) fit",
      'wrong product',
      'technically (?:not|im)\\w*',
      'passt (?:technisch )?nicht',
      'falsches produkt',
      'technisch nicht \\w+',
    ),
  ],
  [
    'not_reached',
    of(
      "(?:never|not|can't be) reach(?:ed|able)",
      'unreachable',
      '(?:nie|nicht) (?:erreicht|erreichbar|zu erreichen)',
    ),
  ],
  [
    'timing',
    of('too (?:late|early)', 'next year', 'timing', 'zu (?:spaet|frueh)', 'naechstes jahr', 'erst 20\\d\\d'),
  ],
]

/** What is announced for later: a quote, a call or a visit. */
export const announced: readonly ['quote' | 'call' | 'visit', RegExp][] = [
  [
    'quote',
    of(
      'quote',
      'quotation',
      'proposal',
      'estimate',
      'quoting',
      'angebote?s?',
      'offerte',
      'kostenvoranschlag',
      'kva',
    ),
  ],
  [
    'visit',
    of(
      'visit',
      'site visit',
      'appointment',
      'meeting',
      'on ?-?site',
      'meet',
      'vor ort',
      'vor-ort-termin',
      'ortstermin',
      'besuche?n?',
      'besichtigung',
      'aufmass',
      'termin',
      'hinfahren',
      'fahre hin',
    ),
  ],
  [
    'call',
    of(
      'call',
      'phone',
      'ring',
      'follow up',
      'anruf',
      'anrufen',
      'anzurufen',
      'rufe(?:n)?(?: \\w+){0,6}? an',
      'telefonier\\w*',
      'telefonat',
      'telefontermin',
      'melde mich(?: \\w+){0,2} beim kunden',
      'nachfassen',
      'hake nach',
    ),
  ],
]

/** The competition, told of without a word of who won: too much for a guess. */
export const rivals = of(
  'competitors?',
  'competition',
  '(?:mit)?wettbewerb(?:er)?',
  'mitbewerber',
  'konkurrenz',
)
