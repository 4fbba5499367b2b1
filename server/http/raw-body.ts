import { Refused, refuse } from '../../shared/refusals.ts'

/**
 * The bytes of a request that brings a mail message as it came.
 *
 * @throws Refused `unsupported_media_type`, `too_large` with the limit in bytes, `malformed` where it is empty
 */
export async function rawMessage(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (!/^message\/rfc822\b/i.test(request.headers.get('content-type') ?? ''))
    throw new Refused(refuse('unsupported_media_type', { expected: 'message/rfc822' }))
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes)
    throw new Refused(refuse('too_large', { maxBytes }))
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new Refused(refuse('too_large', { maxBytes }))
    chunks.push(chunk)
  }
  if (!size) throw new Refused(refuse('malformed', { detail: 'the message is empty' }))
  return Buffer.concat(chunks)
}
