/** Under which a plan change holds its room: the difference on the machine's own host, or all of it elsewhere. */
export const resizeKeys = (token: string) => ({ here: `${token}:resize`, elsewhere: `${token}:move` })
