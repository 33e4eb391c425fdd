/** A closed machine can be restored, and keeps its room, for so long unless its closing says otherwise. */
export const usualRecycleDays = 7
