import { Hono } from 'hono'
import { html } from 'hono/html'
import type { RouterRoute } from 'hono/types'
import type { JsonSchema } from './components.ts'
import { does } from './describe.ts'
import { docsStyle } from './docs-style.ts'
import { anyone } from './door.ts'
import type { Env } from './env.ts'
import type { ApiDocument, DocumentOperation } from './openapi.ts'
import { documentOf, once } from './openapi.ts'
import { schemaWords } from './schema-words.ts'

/** The document for people, at `/api/docs`: one page without a script. */
export function docsRoutes(routes: () => RouterRoute[]) {
  const page = once(() => pageOf(documentOf(routes())))
  return new Hono<Env>()
    .get('/docs', anyone(), does('Shows this API to people, as a page.', { 200: null }), async (c) =>
      c.html(await page(), 200),
    )
    .get('/docs/style.css', anyone(), does('Gives the style sheet of that page.', { 200: null }), (c) =>
      c.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
    )
}

function pageOf(document: ApiDocument) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Baton API</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <div class="page">
          <nav aria-label="Parts of the API">
            <ul>
              ${document.tags.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}
              <li><a href="#schemas">schemas</a></li>
            </ul>
          </nav>
          <main>
            ${introduction}
            ${document.tags.map(
              ({ name }) =>
                html`<section aria-labelledby="${name}">
                  <h2 id="${name}">${name}</h2>
                  ${operations
                    .filter(({ operation }) => operation.tags.includes(name))
                    .map(({ path, method, operation }) => operationPart(path, method, operation))}
                </section>`,
            )}
            <section aria-labelledby="schemas">
              <h2 id="schemas">schemas</h2>
              ${Object.entries(document.components.schemas).map(([name, schema]) => schemaPart(name, schema))}
            </section>
          </main>
        </div>
      </body>
    </html>`
}

const introduction = html`<h1>Baton API</h1>
  <p>
    JSON over HTTP, everything below <code>/api</code>. The same as an OpenAPI 3.1 document:
    <a href="/api/openapi.json">/api/openapi.json</a>.
  </p>
  <p>
    Programs send an API key as <code>Authorization: Bearer …</code>; its scopes are the permissions named
    here. Browsers carry the session cookie. Another’s thing is absent: 404.
  </p>
  <p>
    Every refusal is a <a href="#schema-Problem">Problem</a> (RFC 9457) with a stable <code>code</code>; with
    429 and 503 comes <code>Retry-After</code>. Lists answer <code>next</code>: send it as
    <code>after</code> for the next page. Moments are ISO 8601; every answer carries the server’s clock in
    <code>X-Baton-Now</code>.
  </p>`

const operationPart = (path: string, method: string, operation: DocumentOperation) =>
  html`<details id="${operation.operationId}">
    <summary>
      <span class="method">${method.toUpperCase()}</span><span class="path">${path}</span>
      <span class="sentence">${operation.summary}</span>
    </summary>
    <div class="inner">
      <p>${operation.description.replaceAll('`', '')}</p>
      ${operation.parameters.length ? parameterTable(operation) : ''}
      ${operation.requestBody ? block('What is sent', operation.requestBody.content['application/json']!.schema) : ''}
      ${Object.entries(operation.responses).map(([status, { content, description }]) => {
        const schema = content?.['application/json']?.schema
        if (schema) return block(`Answer ${status}`, schema)
        return content
          ? ''
          : html`<h3>Answer ${status}</h3>
              <p>${description}</p>`
      })}
      ${refusalTable(operation)}
    </div>
  </details>`

const parameterTable = ({ parameters }: DocumentOperation) =>
  html`<h3>Parameters</h3>
    <table>
      <thead>
        <tr>
          <th scope="col">name</th>
          <th scope="col">in</th>
          <th scope="col">value</th>
        </tr>
      </thead>
      <tbody>
        ${parameters.map(
          (one) =>
            html`<tr>
              <td><code>${one.name}</code>${one.required ? '' : ' (optional)'}</td>
              <td>${one.in}</td>
              <td>${pieces(one.schema)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`

const refusalTable = ({ responses }: DocumentOperation) =>
  html`<h3>Refusals</h3>
    <table>
      <tbody>
        ${Object.entries(responses)
          .filter(([, { content }]) => content?.['application/problem+json'])
          .map(
            ([status, { description }]) =>
              html`<tr>
                <th scope="row">${status}</th>
                <td>${description}</td>
              </tr>`,
          )}
      </tbody>
    </table>`

const schemaPart = (name: string, schema: JsonSchema) =>
  html`<h3 id="schema-${name}">${name}</h3>
    <pre>${pieces(schema)}</pre>`

const block = (title: string, schema: JsonSchema) =>
  html`<h3>${title}</h3>
    <pre>${pieces(schema)}</pre>`

const pieces = (schema: JsonSchema) =>
  schemaWords(schema).map((piece) =>
    typeof piece === 'string' ? piece : html`<a href="#schema-${piece.ref}">${piece.ref}</a>`,
  )
