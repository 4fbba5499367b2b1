// Loaded before a program: its machine's clock goes SHIFT_MS ahead, or behind when negative. Nothing else is changed.
const shift = Number(process.env.SHIFT_MS ?? 0)
const RealDate = Date
globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length) super(...given)
    else super(RealDate.now() + shift)
  }
  static now() {
    return RealDate.now() + shift
  }
}
