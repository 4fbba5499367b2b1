// The portal without a network, and its pushes. Kept small: pages and their files are the browser's to cache; this keeps
// the shell, and what was seen last in the inbox and among the tasks, readable when there is no network.
const shell = 'baton-shell-1'
const seen = 'baton-seen-1'
const readable = /^\/api\/(session|offers|tasks)$/

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.add('/')))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const stale = async () => {
    for (const name of await caches.keys()) if (name !== shell && name !== seen) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(stale())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  // Whoever signs out or in leaves nothing to read for the next.
  if (request.method !== 'GET' && url.pathname.startsWith('/api/session'))
    event.waitUntil(caches.delete(seen))
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (/^\/(assets\/|favicon|theme\.js)/.test(url.pathname)) event.respondWith(file(request))
  else if (readable.test(url.pathname)) event.respondWith(answer(request))
})

/** A page of the portal: its one document, from the network if there is any. */
async function page(request) {
  try {
    const fresh = await fetch(request)
    if (fresh.ok && fresh.headers.get('content-type')?.startsWith('text/html'))
      await (await caches.open(shell)).put('/', fresh.clone())
    return fresh
  } catch {
    return (await caches.match('/')) ?? Response.error()
  }
}

/** A file whose name changes with what is in it. */
async function file(request) {
  const kept = await caches.match(request)
  if (kept && new URL(request.url).pathname.startsWith('/assets/')) return kept
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await (await caches.open(shell)).put(request, fresh.clone())
    return fresh
  } catch {
    return kept ?? Response.error()
  }
}

/** An answer of the API: the last one, marked with its time, when there is no network. They have no telephone or address of a customer. */
async function answer(request) {
  const cache = await caches.open(seen)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(request, await dated(fresh.clone()))
    else if (fresh.status === 401) await caches.delete(seen)
    return fresh
  } catch {
    return (await cache.match(request)) ?? Response.error()
  }
}

async function dated(response) {
  const headers = new Headers(response.headers)
  // The time of then must not set the clock of now.
  headers.set('X-Baton-As-Of', headers.get('X-Baton-Now') ?? new Date().toISOString())
  headers.delete('X-Baton-Now')
  return new Response(await response.blob(), { status: response.status, headers })
}

self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data?.json() ?? {
    title: 'Baton',
    body: '',
    path: '/',
    tag: 'baton',
  }
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, data: { path }, icon: '/favicon.svg' }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path } = event.notification.data
  const open = async () => {
    const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    if (!window) return self.clients.openWindow(path)
    await window.focus()
    return window.navigate(path)
  }
  event.waitUntil(open())
})
