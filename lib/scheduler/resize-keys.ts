/**
 * Under which room is held besides the machine's own: the difference of a plan change on its host, all of it
 * elsewhere; and the place that waits for it when its host is emptied, so that neither takes the other's.
 */
export const resizeKeys = (token: string) => ({
  here: `${token}:resize`,
  elsewhere: `${token}:move`,
  evacuation: `${token}:evacuate`,
})
