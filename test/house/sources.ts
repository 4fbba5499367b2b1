import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** a file below the root with `/` between folders, or the name of a package */
  readonly to: string
  readonly ours: boolean
  /** nothing of it is left when the types are erased */
  readonly typeOnly: boolean
  /** `import('…')`: loaded when it is first needed */
  readonly dynamic: boolean
  /** what is taken, `*` for everything */
  readonly names: readonly string[]
}

export interface Source {
  readonly path: string
  readonly imports: readonly Import[]
  /** every node of the syntax tree, in order */
  readonly nodes: readonly Node[]
}

export interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** Paths below the given folders of the project, hidden files left out. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
    .sort()
}

export const sourcesBelow = (folder: string): Source[] =>
  filesBelow(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))

/** @throws Error when the text does not parse, for then nothing that is said of it would be true */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (errors.length) throw new Error(`${path}: ${errors[0]!.message}`)
  const nodes = [...walk(program as unknown as Node)]
  return { path, nodes, imports: nodes.flatMap((node) => importOf(path, node) ?? []) }
}

function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child)
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

interface Specifier {
  importKind?: string
  exportKind?: string
  imported?: { name?: string; value?: string }
  local?: { name?: string; value?: string }
}

/** Static and dynamic imports, re-exports, and types by `import('…')`. */
function importOf(path: string, node: Node): Import | undefined {
  const source = (node.source ?? node.argument) as { value?: unknown } | null | undefined
  if (!importing.has(node.type) || typeof source?.value !== 'string') return undefined
  const specifiers = (node.specifiers ?? []) as Specifier[]
  const typed = (of: Specifier) => of.importKind === 'type' || of.exportKind === 'type'
  return {
    ...target(path, source.value),
    typeOnly:
      node.type === 'TSImportType' ||
      typed(node as unknown as Specifier) ||
      (specifiers.length > 0 && specifiers.every(typed)),
    dynamic: node.type === 'ImportExpression',
    names: specifiers.length ? specifiers.map(nameOf) : ['*'],
  }
}

/** The file and every file of ours that is loaded with it. */
export function loadedWith(path: string, sources: ReadonlyMap<string, Source>): Set<string> {
  const loaded = new Set<string>()
  const visit = (next: string): void => {
    if (loaded.has(next)) return
    loaded.add(next)
    for (const { to, ours, typeOnly } of sources.get(next)?.imports ?? []) if (ours && !typeOnly) visit(to)
  }
  visit(path)
  return loaded
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

const nameOf = ({ imported, local }: Specifier) => imported?.name ?? imported?.value ?? local?.name ?? '*'

function target(path: string, specifier: string): { to: string; ours: boolean } {
  if (!specifier.startsWith('.')) return { to: specifier, ours: false }
  const to = relative(root, resolve(root, dirname(path), specifier.replace(/\?.*$/, '')))
  return { to: to.split(sep).join('/'), ours: true }
}
