/** Something that whoever imports has to mend; its message is for them. */
export class ImportFault extends Error {}
