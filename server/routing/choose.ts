export interface Ranked { partner: string; figures: Record<string, number> }
export interface Considered { partner: string; miss: string | null; openWork: number; share?: { given: number; turn: number } }
