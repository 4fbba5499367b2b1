/** A mail is shown as its reader sees it and can do nothing: no script, no form, no request; links open beside us. */
export const inert =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"
