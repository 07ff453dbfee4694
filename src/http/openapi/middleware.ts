/** express-openapi-validator for a document that `src/check` has validated already. */
import type { RequestHandler } from 'express';
import { OpenApiSpecLoader } from 'express-openapi-validator/dist/framework/openapi.spec.loader.js';
import type { OpenAPIFrameworkVisitor } from 'express-openapi-validator/dist/framework/types.js';
import { OpenApiValidator, type OpenApiValidatorOpts } from 'express-openapi-validator/dist/openapi.validator.js';
import type { Document } from '../../core/provider.ts';

/**
 * What the package's own `middleware` does, but for its reading of the document: that compiles the schema of OpenAPI, even if told not to
 * use it, and searches other files for references, of which our documents have none. It takes longer than all the rest.
 */
export function middleware(document: Document, options: Omit<OpenApiValidatorOpts, 'apiSpec'>): RequestHandler[] {
  // A copy, because the validator rewrites the document it is given.
  const apiDoc = structuredClone(document) as never;
  const basePaths = document.servers.map(({ url }) => url);
  const framework = {
    initialize: async ({ visitApi }: OpenAPIFrameworkVisitor) => {
      visitApi?.({ basePaths, getApiDoc: () => apiDoc });
      return { apiDoc, basePaths };
    },
  };
  const loader = new OpenApiSpecLoader({ apiDoc });
  Object.assign(loader, { framework });
  return new OpenApiValidator({ ...options, apiSpec: apiDoc }).installMiddleware(loader.load()) as RequestHandler[];
}
