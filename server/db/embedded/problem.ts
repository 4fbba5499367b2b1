/** The embedded database cannot run as things are; the message names what is in the way and the remedy. */
export class EmbeddedPostgresProblem extends Error {
  override name = 'EmbeddedPostgresProblem'
}

export const orYourOwn = 'Or run a PostgreSQL of your own and name it in DATABASE_URL.'
