import type { Texts } from '../catalogue.ts'
import type { choices as english } from '../en/choices.ts'

export const choices: Texts<typeof english> = {
  assign: 'Geben',
  close: 'Schließen: niemand kann ihn nehmen',
  closeReason: 'Niemand kann ihn nehmen',
  closed: '{title} ist geschlossen.',
  deedFor: '{deed}: {title}, {partner}',
  free: 'Nichts steht im Weg',
  held: 'Das Angebot ist zurückgenommen; {title} ist zurückgehalten.',
  km: '{km} km entfernt',
  nobody: 'Es gibt keinen aktiven Partner, der ihn nehmen könnte.',
  offer: 'Anbieten',
  offerAgain: 'Nochmals anbieten',
  offerDespite: 'Trotzdem anbieten',
  offered: '{title} ist {partners} angeboten.',
  race: 'Alle zugleich nochmals fragen: {partners}',
  reason: 'Ausgewählt unter denen, die ihn nehmen könnten',
  show: 'Wer könnte ihn nehmen',
  takenBack: 'Versehentlich angeboten',
  title: 'Wer könnte ihn nehmen',
}
