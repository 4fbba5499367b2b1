/** What postmaster.pid says; PostgreSQL writes it line by line while it starts. */
export interface PostmasterFile {
  pid: number
  /** 0 until it is known */
  port: number
  status: 'starting' | 'ready' | 'stopping'
}

/** Undefined for a file that names no process: empty, or torn by a crash. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const status = lines[7]
  return {
    pid,
    port: Number(lines[3] ?? 0) || 0,
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}
