/** How use cases call the factory's own actions: the person at the keyboard may do everything. */
export const inside = { authorize: false } as const;
