import { createServer } from 'node:net'
import type { Socket } from 'node:net'

interface Message {
  uid: number
  raw: Buffer
}

export interface ImapPeer {
  url: string
  /** The messages of each folder. */
  folders: Map<string, Message[]>
  /** Puts a message into the inbox, and tells whoever idles. */
  deliver(raw: Uint8Array): void
  /** Runs before a message is moved; a throw cuts every connection instead. */
  beforeMove: (() => void) | null
  /** How often somebody signed in. */
  signIns: number
  cut(): void
  close(): Promise<void>
}

/** A small, real IMAP4rev1 server (RFC 3501, with MOVE and IDLE) on a socket of this machine, for one mailbox. */
export async function anImapPeer(): Promise<ImapPeer> {
  const folders = new Map<string, Message[]>([['INBOX', []]])
  const sockets = new Set<Socket>()
  const idling = new Set<Socket>()
  let nextUid = 1
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => (sockets.delete(socket), idling.delete(socket)))
    socket.on('error', () => undefined)
    socket.write('* OK [CAPABILITY IMAP4rev1 MOVE IDLE UIDPLUS] ready\r\n')
    talk(socket)
  })

  function talk(socket: Socket): void {
    let buffered = ''
    let open: string | null = null
    let idleTag: string | null = null
    const say = (line: string) => void (socket.writable && socket.write(`${line}\r\n`))
    const inFolder = () => folders.get(open ?? '') ?? []
    const byUids = (set: string) =>
      inFolder()
        .map((message, at) => ({ ...message, seq: at + 1 }))
        .filter(({ uid }) => set.split(',').some((part) => within(part, uid)))

    const commands: Record<string, (tag: string, rest: string) => void> = {
      CAPABILITY: (tag) => (say('* CAPABILITY IMAP4rev1 MOVE IDLE UIDPLUS'), say(`${tag} OK done`)),
      NOOP: (tag) => (say(`* ${inFolder().length} EXISTS`), say(`${tag} OK done`)),
      LOGIN(tag, rest) {
        const [user, pass] = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare)
        if (user !== 'baton' || pass !== 'secret') return say(`${tag} NO [AUTHENTICATIONFAILED] wrong`)
        peer.signIns++
        say(`${tag} OK signed in`)
      },
      LIST(tag, rest) {
        if (rest === '"" ""') say('* LIST (\\Noselect) "/" ""')
        else for (const name of folders.keys()) say(`* LIST (\\HasNoChildren) "/" "${name}"`)
        say(`${tag} OK ${rest ? 'listed' : ''}`)
      },
      SUBSCRIBE: (tag) => say(`${tag} OK done`),
      LSUB: (tag) => say(`${tag} OK done`),
      CREATE(tag, rest) {
        const name = rest.replaceAll('"', '')
        if (folders.has(name)) return say(`${tag} NO [ALREADYEXISTS] exists`)
        folders.set(name, [])
        say(`${tag} OK created`)
      },
      SELECT(tag, rest) {
        open = rest.replaceAll('"', '').split(' (')[0]!
        if (!folders.has(open)) return say(`${tag} NO [NONEXISTENT] no such folder`)
        say('* FLAGS (\\Seen \\Deleted)')
        say('* OK [PERMANENTFLAGS (\\Seen \\Deleted)] ok')
        say(`* ${inFolder().length} EXISTS`)
        say('* 0 RECENT')
        say('* OK [UIDVALIDITY 1] ok')
        say(`* OK [UIDNEXT ${nextUid}] ok`)
        say(`${tag} OK [READ-WRITE] selected`)
      },
      UID(tag, rest) {
        const [, verb, args] = /^(\S+) (.*)$/s.exec(rest)!
        uidCommands[verb!.toUpperCase()]!(tag, args!)
      },
      IDLE(tag) {
        idleTag = tag
        idling.add(socket)
        say('+ idling')
      },
      CLOSE: (tag) => say(`${tag} OK closed`),
      LOGOUT(tag) {
        say('* BYE see you')
        say(`${tag} OK bye`)
        socket.end()
      },
    }
    const uidCommands: Record<string, (tag: string, args: string) => void> = {
      SEARCH(tag) {
        say(
          `* SEARCH ${inFolder()
            .map(({ uid }) => uid)
            .join(' ')}`.trim(),
        )
        say(`${tag} OK searched`)
      },
      FETCH(tag, args) {
        const set = args.split(' ')[0]!
        for (const { uid, raw, seq } of byUids(set)) {
          const body = /BODY(?:\.PEEK)?\[\]/i.test(args)
          socket.write(
            `* ${seq} FETCH (UID ${uid} RFC822.SIZE ${raw.length}${body ? ` BODY[] {${raw.length}}\r\n` : ''}`,
          )
          if (body) socket.write(raw)
          say(')')
        }
        say(`${tag} OK fetched`)
      },
      MOVE(tag, args) {
        try {
          peer.beforeMove?.()
        } catch {
          return peer.cut()
        }
        const [, set, name] = /^(\S+) "?([^"]*)"?$/.exec(args)!
        const target = folders.get(name!)
        if (!target) return say(`${tag} NO [TRYCREATE] no such folder`)
        for (const { uid, raw } of byUids(set!)) {
          const at = inFolder().findIndex((message) => message.uid === uid)
          inFolder().splice(at, 1)
          target.push({ uid: nextUid++, raw })
          say(`* ${at + 1} EXPUNGE`)
        }
        say(`${tag} OK moved`)
      },
    }

    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1')
      for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
        const line = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        if (line === 'DONE' && idleTag) {
          say(`${idleTag} OK idled`)
          idleTag = null
          idling.delete(socket)
          continue
        }
        const [, tag, verb, rest] = /^(\S+) (\S+) ?(.*)$/s.exec(line) ?? []
        const command = commands[verb?.toUpperCase() ?? '']
        if (command) command(tag!, rest ?? '')
        else say(`${tag ?? '*'} BAD ${verb} is not known here`)
      }
    })
    socket.on('told', () => say(`* ${inFolder().length} EXISTS`))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const peer: ImapPeer = {
    url: `imap://baton:secret@127.0.0.1:${port}/INBOX`,
    folders,
    beforeMove: null,
    signIns: 0,
    deliver(raw) {
      folders.get('INBOX')!.push({ uid: nextUid++, raw: Buffer.from(raw) })
      for (const socket of idling) socket.emit('told')
    },
    cut: () => sockets.forEach((socket) => socket.destroy()),
    async close() {
      peer.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return peer
}

function within(part: string, uid: number): boolean {
  const [from, to = from] = part.split(':')
  return uid >= Number(from) && (to === '*' || uid <= Number(to))
}
