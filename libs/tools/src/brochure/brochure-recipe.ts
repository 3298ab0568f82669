const RECIPE = /^brochure:([A-Za-z0-9_-]{1,40})$/;

/** Names the brochure of a listing, to be made when it is sent. */
export function toBrochureRecipe(propertyId: string): string {
  return `brochure:${propertyId}`;
}

/** The listing whose brochure a recipe names; nothing for any other recipe. */
export function readBrochureRecipe(recipe: string): string | undefined {
  return RECIPE.exec(recipe)?.[1];
}
