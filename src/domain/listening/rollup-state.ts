/** Readers see the active one; `building` is not complete yet; `retired` waits to be deleted. */
export type RollupState = 'active' | 'building' | 'retired';
