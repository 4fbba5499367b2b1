/** The page's own style sheet; the content security policy allows no styles in the page. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6877; --line: #dde3ea; --ground: #fbfcfd; --card: #fff; --accent: #1f5fbf; --code: #f2f5f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ef; --soft: #9aa7b5; --line: #2b3541; --ground: #12171d; --card: #181f27; --accent: #8bb8ff; --code: #10151b; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.page { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 60rem) { .page { grid-template-columns: 13rem minmax(0, 1fr); } nav { position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow: auto; } }
nav { align-self: start; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem .9rem; }
@media (min-width: 60rem) { nav ul { display: block; } }
nav a { display: inline-block; padding: .2rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: .85rem; color: var(--soft); font-weight: 600; margin: 1.1rem 0 .35rem; }
p { margin: .35rem 0 .75rem; max-width: 46rem; }
.soft { color: var(--soft); }
details { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
summary { cursor: pointer; padding: .65rem .9rem; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
summary::-webkit-details-marker { display: none; }
.method { font: 600 .75rem/1 ui-monospace, monospace; min-width: 3.6rem; color: var(--accent); }
.path { font: .92rem ui-monospace, monospace; overflow-wrap: anywhere; }
.sentence { color: var(--soft); flex-basis: 100%; }
.inner { border-top: 1px solid var(--line); padding: .5rem .9rem 1rem; }
code { font: .88em ui-monospace, monospace; background: var(--code); padding: .1em .3em; border-radius: 4px; }
pre { margin: 0; padding: .75rem .9rem; background: var(--code); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
th[scope='row'] { width: 4rem; }
`
