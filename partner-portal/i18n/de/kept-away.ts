import type { Texts } from '../catalogue.ts'
import type { keptAway as english } from '../en/kept-away.ts'

export const keptAway: Texts<typeof english> = {
  bounded: 'Gezählt sind hier nur die neuesten 5.000 Entscheidungen, seit {since}.',
  counted:
    'Jeder Lead zählt einmal, nach dem Ersten, was ihn fernhielt, so wie es bei der Entscheidung festgehalten wurde.',
  examples: 'Beispiele',
  hint_active: 'Bitten Sie den Hersteller, Sie wieder zu aktivieren.',
  hint_cap_left: 'Die Zahl ist mit dem Hersteller vereinbart und lässt sich dort erhöhen.',
  hint_capacity_left:
    'Schließen Sie Opportunities, an denen Sie nicht mehr arbeiten, oder geben Sie sie zurück; oder bitten Sie um mehr Kapazität.',
  hint_carries_product: 'Wenn Sie sie führen, bitten Sie den Hersteller, sie in Ihr Portfolio aufzunehmen.',
  hint_certified: 'Schicken Sie dem Hersteller Ihre gültigen Zertifikate.',
  hint_covers_territory: 'Wenn Sie auch dort verkaufen, bitten Sie den Hersteller, Ihr Gebiet zu erweitern.',
  hint_not_absent: 'Sagen Sie dem Hersteller Bescheid, wenn eine Abwesenheit früher endet.',
  hint_open_now: 'Ihre Zeiten führt der Hersteller; sagen Sie ihm, wenn sie länger sind.',
  hint_others_ahead: 'Oft sind sie einfach an der Reihe. Schnelle Antworten und freie Kapazität helfen.',
  hint_speaks_language: 'Wenn Sie weitere Sprachen sprechen, sagen Sie es dem Hersteller.',
  its_active: {
    one: '{count} Lead während er nicht aktiv war',
    other: '{count} Leads während er nicht aktiv war',
  },
  its_by_name: {
    one: '{count} Lead der an einen namentlich bestimmten Partner ging',
    other: '{count} Leads die an einen namentlich bestimmten Partner gingen',
  },
  its_cap_left: {
    one: '{count} Lead über seiner Zahl von Leads am Tag, in der Woche oder im Monat',
    other: '{count} Leads über seiner Zahl von Leads am Tag, in der Woche oder im Monat',
  },
  its_capacity_left: {
    one: '{count} Lead während er keine Kapazität frei hatte',
    other: '{count} Leads während er keine Kapazität frei hatte',
  },
  its_carries_product: {
    one: '{count} Lead für ein Produkt, das er nicht führt',
    other: '{count} Leads für Produkte, die er nicht führt',
  },
  its_certified: {
    one: '{count} Lead für ein Produkt, für das er nicht zertifiziert ist',
    other: '{count} Leads für Produkte, für die er nicht zertifiziert ist',
  },
  its_covers_territory: {
    one: '{count} Lead außerhalb seines Gebiets',
    other: '{count} Leads außerhalb seines Gebiets',
  },
  its_in_pool: {
    one: '{count} Lead für den die Regel andere Partner vorsah, nach Stufe, Merkmal oder Entfernung',
    other: '{count} Leads für die die Regel andere Partner vorsah, nach Stufe, Merkmal oder Entfernung',
  },
  its_not_absent: {
    one: '{count} Lead während er abwesend war',
    other: '{count} Leads während er abwesend war',
  },
  its_not_asked_before: {
    one: '{count} Lead für den er schon gefragt wurde',
    other: '{count} Leads für die er schon gefragt wurde',
  },
  its_not_distributed: {
    one: '{count} Lead der nicht verteilt wurde: angehalten, geschlossen oder von keiner Regel erfasst',
    other: '{count} Leads die nicht verteilt wurden: angehalten, geschlossen oder von keiner Regel erfasst',
  },
  its_not_excluded: {
    one: '{count} Lead der vereinbarungsgemäß nicht an ihn geht',
    other: '{count} Leads die vereinbarungsgemäß nicht an ihn gehen',
  },
  its_not_yet_there: {
    one: '{count} Lead aus der Zeit, bevor er zum Netz gehörte',
    other: '{count} Leads aus der Zeit, bevor er zum Netz gehörte',
  },
  its_open_now: {
    one: '{count} Lead außerhalb seiner Öffnungszeiten',
    other: '{count} Leads außerhalb seiner Öffnungszeiten',
  },
  its_others_ahead: {
    one: '{count} Lead bei dem andere Partner in der Reihenfolge vorn lagen',
    other: '{count} Leads bei denen andere Partner in der Reihenfolge vorn lagen',
  },
  its_speaks_language: {
    one: '{count} Lead in einer Sprache, die er nicht spricht',
    other: '{count} Leads in einer Sprache, die er nicht spricht',
  },
  none: 'In diesem Zeitraum wurde über keinen Lead entschieden.',
  other: { one: '{count} Lead: {reason}', other: '{count} Leads: {reason}' },
  own_active: {
    one: '{count} Lead während Sie nicht aktiv waren',
    other: '{count} Leads während Sie nicht aktiv waren',
  },
  own_by_name: {
    one: '{count} Lead der an einen namentlich bestimmten Partner ging',
    other: '{count} Leads die an einen namentlich bestimmten Partner gingen',
  },
  own_cap_left: {
    one: '{count} Lead über Ihrer Zahl von Leads am Tag, in der Woche oder im Monat',
    other: '{count} Leads über Ihrer Zahl von Leads am Tag, in der Woche oder im Monat',
  },
  own_capacity_left: {
    one: '{count} Lead während Sie keine Kapazität frei hatten',
    other: '{count} Leads während Sie keine Kapazität frei hatten',
  },
  own_carries_product: {
    one: '{count} Lead für ein Produkt, das Sie nicht führen',
    other: '{count} Leads für Produkte, die Sie nicht führen',
  },
  own_certified: {
    one: '{count} Lead für ein Produkt, für das Sie nicht zertifiziert sind',
    other: '{count} Leads für Produkte, für die Sie nicht zertifiziert sind',
  },
  own_covers_territory: {
    one: '{count} Lead außerhalb Ihres Gebiets',
    other: '{count} Leads außerhalb Ihres Gebiets',
  },
  own_in_pool: {
    one: '{count} Lead für den die Regel andere Partner vorsah, nach Stufe, Merkmal oder Entfernung',
    other: '{count} Leads für die die Regel andere Partner vorsah, nach Stufe, Merkmal oder Entfernung',
  },
  own_not_absent: {
    one: '{count} Lead während Sie abwesend waren',
    other: '{count} Leads während Sie abwesend waren',
  },
  own_not_asked_before: {
    one: '{count} Lead für den Sie schon gefragt wurden',
    other: '{count} Leads für die Sie schon gefragt wurden',
  },
  own_not_distributed: {
    one: '{count} Lead der nicht verteilt wurde: angehalten, geschlossen oder von keiner Regel erfasst',
    other: '{count} Leads die nicht verteilt wurden: angehalten, geschlossen oder von keiner Regel erfasst',
  },
  own_not_excluded: {
    one: '{count} Lead der vereinbarungsgemäß nicht an Sie geht',
    other: '{count} Leads die vereinbarungsgemäß nicht an Sie gehen',
  },
  own_not_yet_there: {
    one: '{count} Lead aus der Zeit, bevor Sie zum Netz gehörten',
    other: '{count} Leads aus der Zeit, bevor Sie zum Netz gehörten',
  },
  own_open_now: {
    one: '{count} Lead außerhalb Ihrer Öffnungszeiten',
    other: '{count} Leads außerhalb Ihrer Öffnungszeiten',
  },
  own_others_ahead: {
    one: '{count} Lead bei dem andere Partner in der Reihenfolge vorn lagen',
    other: '{count} Leads bei denen andere Partner in der Reihenfolge vorn lagen',
  },
  own_speaks_language: {
    one: '{count} Lead in einer Sprache, die Sie nicht sprechen',
    other: '{count} Leads in einer Sprache, die Sie nicht sprechen',
  },
  summary: {
    one: 'Über {count} Lead wurde im Zeitraum entschieden; {got} kamen zu Ihnen. Was die anderen fernhielt:',
    other:
      'Über {count} Leads wurde im Zeitraum entschieden; {got} kamen zu Ihnen. Was die anderen fernhielt:',
  },
  summaryOf: {
    one: 'Über {count} Lead wurde im Zeitraum entschieden; {got} kamen zu diesem Partner. Was die anderen fernhielt:',
    other:
      'Über {count} Leads wurde im Zeitraum entschieden; {got} kamen zu diesem Partner. Was die anderen fernhielt:',
  },
  title: 'Warum nicht mehr Leads?',
  titleOf: 'Was Leads fernhielt',
}
