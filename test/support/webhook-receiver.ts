import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export interface Receiver {
  box: { path: string; headers: IncomingHttpHeaders; body: string }[]
  /** How the next calls are answered. */
  answer: { status: number; headers?: Record<string, string>; body?: string }
  url(path: string): string
  close(): Promise<void>
}

/** A place outside, on a socket of this machine. */
export async function aReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    box: [],
    answer: { status: 200 },
    url: (path) => `http://127.0.0.1:${(server.address() as { port: number }).port}${path}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      receiver.box.push({ path: request.url ?? '', headers: request.headers, body })
      const { status, headers = {}, body: said = 'ok' } = receiver.answer
      response.writeHead(status, headers).end(said)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return receiver
}
