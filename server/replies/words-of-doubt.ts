/*
 * What turns a saying round, or keeps it from being plain: patterns over folded text (`spelling.ts`), English and German
 * side by side, because a mail may mix them.
 */

/** One of these forms, as whole words. */
export const of = (...forms: string[]) => new RegExp(`(?<![a-z0-9])(?:${forms.join('|')})(?![a-z0-9])`)

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
