// Runs before the first paint, so that a chosen theme or language never flashes.
try {
  var theme = localStorage.getItem('baton.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  var language = localStorage.getItem('baton.language') || navigator.language || 'en'
  document.documentElement.lang = language.slice(0, 2) === 'de' ? 'de' : 'en'
} catch {
  // Storage may be forbidden; the system's theme stands.
}
