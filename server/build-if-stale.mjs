// Builds what `npm start` runs, unless the build is newer than every source. Plain JavaScript: it runs before the build.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['server', 'rules', 'shared', 'partner-portal', 'package.json', 'package-lock.json']
const results = ['dist/server/main.js', 'dist/portal/index.html'].map((file) => `${root}${file}`)

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}

const built = Math.min(...results.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)))
if (built < Math.max(...sources.map((path) => newest(`${root}${path}`)))) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  })
  process.exit(status ?? 1)
}
