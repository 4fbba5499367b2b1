import { ImportFault } from './fault.ts'

/** Lines of which the first is taken apart from the others. */
export const readingLine = (lines: AsyncGenerator<string>) => ({
  async first(): Promise<string> {
    const { value, done } = await lines.next()
    if (done || !value.trim())
      throw new ImportFault('The first line must be the header, with a name for each column.')
    return value
  },
  rest: () => lines,
})
