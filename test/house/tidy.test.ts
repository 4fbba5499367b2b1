import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

/** What the project consists of: the files that are under version control. */
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean)
const texts = files
  .filter((path) => /\.(ts|tsx|js|css|html|json|md|sql|csv|svg|txt)$|^\.|(^|\/)\.ci\//.test(path))
  .flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(root, path), 'utf8') }]
    } catch {
      // listed, and deleted in the work tree since
      return []
    }
  })
const having = (pattern: RegExp, exempt: RegExp = /^$/) =>
  texts
    .filter(({ path }) => !exempt.test(path))
    .flatMap(({ path, text }) => {
      const found = pattern.exec(text)
      return found ? [`${path}: ${found[0]}`] : []
    })

test('the top level is as fixed', () => {
  const top = [...new Set(files.map((path) => path.split('/')[0]!))].filter((name) => !name.startsWith('.'))
  expect(top.sort()).toEqual(
    `LICENSE README.md migrations package-lock.json package.json partner-portal rules server shared test tsconfig.json`.split(
      ' ',
    ),
  )
})

test('nothing knows the machine that it was made on', () => {
  // A path of somebody's own names more than the folder that everybody has.
  const own = ['work', 'Users/[a-z]+', 'home/[a-z]+/[a-z]+'].map((folder) => `/${folder}/`).join('|')
  expect(having(new RegExp(`(?:^|[\\s'"\`(=])(?:${own})`, 'm'))).toEqual([])
})

test('the lock file names no registry, and every package with its checksum', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      { resolved?: string; integrity?: string; link?: boolean; optionalDependencies?: object }
    >
  }
  const { '': own, ...packages } = lock.packages
  const entries = Object.entries(packages)
  expect(
    entries.filter(([, { resolved }]) => resolved).map(([name, { resolved }]) => `${name} ${resolved}`),
  ).toEqual([])
  expect(entries.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([])
  expect(own).toBeDefined()
})

test('packages for other platforms are in the lock file, so that it installs everywhere', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const locked = Object.keys(lock.packages)
  const missing = Object.entries(lock.packages).flatMap(([of, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)))
      .map((name) => `${of || 'package.json'}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('nothing is left for later in the code', () => {
  // Put together here, or this line would be found.
  const words = [
    ['TO', 'DO'],
    ['FIX', 'ME'],
    ['XX', 'X'],
    ['HA', 'CK'],
  ].map((parts) => parts.join(''))
  const later = new RegExp(words.map((word) => `\\b${word}\\b`).join('|'))
  expect(having(later, /^package-lock\.json$|^server\/places\/seed\//)).toEqual([])
})

test('no test is left out or run alone', () => {
  const skipped = /\b(?:test|it|describe)\.(?:only|skip|todo|fixme)\b/
  expect(having(skipped, /^test\/house\/tidy\.test\.ts$/)).toEqual([])
})
