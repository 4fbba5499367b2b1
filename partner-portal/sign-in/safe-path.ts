/** A path of this portal as it was asked for; anything that would lead elsewhere becomes the start page. */
export const safePath = (wanted: string | undefined): string =>
  wanted && /^\/(?![/\\])/.test(wanted) && !/[\s\\]/.test(wanted) ? wanted : '/'
