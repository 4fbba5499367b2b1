import { asProblem } from '../api/problem.ts'

/** What is wrong with one part of the policy, in the server's words. */
export const faultsBelow = (problem: unknown, pointer: string): readonly string[] =>
  problem === undefined
    ? []
    : asProblem(problem)
        .faults.filter((fault) => fault.pointer.startsWith(`${pointer}/`))
        .map(({ pointer: at, message }) => `${at.slice(pointer.length + 1)}: ${message}`)
