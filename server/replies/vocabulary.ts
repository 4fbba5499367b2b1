/*
 * What replies say, as patterns over folded text (`spelling.ts`), English and German side by side: a mail may mix them.
 * A clause is searched from the top of a list down; what is found is taken out of it, so that «no interest» is not read
 * once more as a «no».
 */

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

const of = (...forms: string[]) => new RegExp(`(?<![a-z0-9])(?:${forms.join('|')})(?![a-z0-9])`)

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

export const negation =
  /(?<![a-z0-9])(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|unable|failed|fail|(?:do|does|did|have|has|had|can|could|would|wo|is|was|are|were|should)n't|can't|won't|nicht|nichts|kein\w*|nie|niemals|niemand\w*|ohne|weder|noch nicht|statt|anstatt|instead of|nein)(?![a-z0-9])/
export const notOnly =
  /(?<![a-z])(?:not only|nicht nur|not just|no problem|kein problem|no worries|keine sorge|no doubt|without (?:any )?problems?|ohne probleme?|problemlos)(?![a-z])/g

/** Ties a whole mail to something that may not come. */
export const strictlyConditional =
  /(?<![a-z0-9])(?:if|unless|provided|falls|wenn|sofern|sobald|as soon as)(?![a-z0-9])/

/** Said of what is still to come. */
export const later =
  /(?<![a-z0-9])(?:will|'ll|gonna|going to|plan(?:ned|ning)?|want to|wants to|need to|needs to|have to|has to|must|should|shall|to be|to do|todo|tomorrow|soon|later|about to|to follow|follows|coming|wanted to|meant to|try(?:ing)? to|tried to|tried|forgot(?:ten)? to|werden?|wird|will|wollen|wollte|muss|muessen|soll|sollte|morgen|uebermorgen|demnaechst|bald|spaeter|geplant|versuche?|versucht|folgt|kommt|vergessen|als naechstes|next)(?![a-z0-9])/

export const doubtful =
  /(?<![a-z0-9])(?:maybe|perhaps|probably|possibly|guess|hopefully|might|almost|nearly|unsure|not sure|apparently|supposedly|allegedly|i think|vielleicht|wahrscheinlich|evtl|eventuell|glaube|vermutlich|hoffentlich|beinahe|moeglicherweise|angeblich|anscheinend|unsicher|nicht sicher|weiss nicht|don't know|wrong|mistake|by accident|versehentlich|irrtum|irrtuemlich|falsch\w*|aus versehen|ignore|ignorieren|hinfaellig|forget (?:it|my)|doch nicht|nevermind|never mind|korrektur|correction|scratch that)(?![a-z0-9])/

export const conditional =
  /(?<![a-z0-9])(?:if|unless|when|once|as soon as|provided|only|except|depends|falls|wenn|sobald|sofern|nur|ausser|erst|kommt drauf an|unter der bedingung|voraussetzung|would|could|wuerde|haette|koennte|although|obwohl|however|allerdings|jedoch)(?![a-z0-9])/

/** The competition, told of without a word of who won: too much for a guess. */
export const rivals = of(
  'competitors?',
  'competition',
  '(?:mit)?wettbewerb(?:er)?',
  'mitbewerber',
  'konkurrenz',
)
