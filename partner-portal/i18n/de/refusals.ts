import type { Texts } from '../catalogue.ts'
import type { refusals as english } from '../en/refusals.ts'

export const refusals: Texts<typeof english> = {
  already_asked: 'Dieser Partner ist für diesen Lead schon gefragt worden.',
  canary_not_running: 'Dieser Probelauf läuft nicht mehr.',
  canary_running: 'Version {version} ist im Probelauf. Übernehmen oder beenden Sie ihn zuerst.',
  cross_site: 'Diese Anfrage kam von einer fremden Seite und wurde nicht ausgeführt.',
  discrepancy_settled: 'Das ist schon geklärt. Was entschieden wurde, steht daneben.',
  email_taken: 'Jemand mit dieser E-Mail-Adresse ist schon hier.',
  exit_criteria_unmet: 'Bevor diese Phase verlassen werden kann, fehlt noch etwas.',
  fault: 'Bei uns ist etwas schiefgegangen. Es ist vermerkt.',
  findings_unconfirmed: 'Die Prüfung hat etwas gefunden. Bestätigen Sie es, um trotzdem zu veröffentlichen.',
  forbidden: 'Ihre Rolle erlaubt das nicht.',
  idempotency_mismatch:
    'Das wurde schon einmal mit anderem Inhalt gesendet. Laden Sie die Seite neu und wiederholen Sie es.',
  invalid: 'Bitte sehen Sie sich die markierten Felder an.',
  last_admin: 'Das ist die letzte Person mit Administrationsrechten. Benennen Sie zuerst eine andere.',
  lead_not_offerable: 'Dieser Lead kann so nicht angeboten werden.',
  lead_not_open: 'Dieser Lead ist nicht mehr offen.',
  link_expired: 'Dieser Link gilt nicht mehr. Fordern Sie einen neuen an.',
  reply_settled: 'Über diese Antwort ist schon entschieden.',
  mail_not_resendable: 'Diese E-Mail kann nicht noch einmal gesendet werden.',
  malformed: 'Die Anfrage war nicht lesbar.',
  merge_both_accepted:
    'Beide Leads liegen schon bei einem Partner: {keptPartner} und {otherPartner}. Holen Sie zuerst einen davon zurück, dann lassen sie sich zusammenführen.',
  merge_keeps_other:
    'Der andere Lead liegt schon bei {otherPartner}. Behalten Sie jenen und führen Sie diesen mit ihm zusammen.',
  merge_superseded:
    'Mit einem der Leads ist seit dem Zusammenführen etwas geschehen. Es lässt sich nicht mehr rückgängig machen.',
  method_not_allowed: 'Das geht hier nicht.',
  next_step_missing: 'Sagen Sie, was als Nächstes geschieht und bis wann.',
  not_found: 'Das gibt es hier nicht, oder es gehört Ihnen nicht.',
  nothing_scheduled: 'Es ist nichts mehr geplant.',
  nothing_to_publish: 'Es gibt nichts Neues zu veröffentlichen.',
  offer_closed: 'Dieses Angebot ist schon beantwortet.',
  offer_expired: 'Die Antwortfrist endete {respondBy}. Der Lead ist beim nächsten Partner.',
  offer_not_accepted: 'Dieses Angebot ist nicht angenommen, es gibt nichts rückgängig zu machen.',
  offer_taken: 'Ein anderer Partner war schneller. Der Lead ist vergeben.',
  opportunity_closed: 'Diese Chance ist abgeschlossen.',
  opportunity_not_open: 'Diese Chance ist nicht offen.',
  opportunity_over: 'Diese Opportunity ist vorbei.',
  overloaded: 'Gerade ist mehr zu tun, als wir schaffen. Bitte versuchen Sie es gleich noch einmal.',
  partner_not_eligible: 'Dieser Partner kann den Lead jetzt nicht übernehmen.',
  reason_unknown: 'Dieser Grund steht nicht auf der Liste.',
  release_scheduled:
    'Version {version} ist für {startsAt} geplant. Sagen Sie sie zuerst ab, oder warten Sie, bis sie gilt.',
  rule_set_invalid: 'So können diese Regeln noch nicht arbeiten. Sehen Sie sich die markierten Stellen an.',
  stage_unknown: 'Diese Phase gehört nicht zur Pipeline.',
  still_running: 'Daran wird schon gearbeitet. Einen Moment.',
  time_already_asked: 'Es wurde schon um mehr Zeit gebeten; das geht einmal.',
  time_not_given:
    'Für dieses Angebot gibt es nicht mehr Zeit: Andere sind auch gefragt, oder seine Regel erlaubt es nicht.',
  too_large: 'Das ist zu groß zum Senden.',
  too_many_requests: 'Zu viele Versuche. Bitte warten Sie ein wenig.',
  unauthenticated: 'Bitte melden Sie sich an.',
  undo_too_late:
    'Eine Zusage lässt sich 15 Minuten lang rückgängig machen; sie waren um {until} vorbei. Sie können den Lead noch mit einem Grund zurückgeben.',
  unreachable: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  unsupported_media_type: 'Diese Art von Inhalt wird hier nicht verstanden.',
  version_conflict: 'Inzwischen hat jemand anderes gespeichert.',
  work_begun:
    'Die Arbeit hat schon begonnen, das lässt sich nicht rückgängig machen. Sie können den Lead noch mit einem Grund zurückgeben.',
  wrong_credentials: 'E-Mail und Passwort passen nicht zusammen.',
}
