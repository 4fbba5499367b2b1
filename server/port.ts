import { createServer } from 'node:net'

/** Whether somebody listens on the port already. */
export const portIsTaken = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    )
    probe.listen(port, () => probe.close(() => resolve(false)))
  })
