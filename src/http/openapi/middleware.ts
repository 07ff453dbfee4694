/** The middleware of express-openapi-validator for a document that `src/check` has validated already. */
import type { RequestHandler } from 'express';
import { OpenApiSpecLoader } from 'express-openapi-validator/dist/framework/openapi.spec.loader.js';
import type { OpenAPIFrameworkVisitor } from 'express-openapi-validator/dist/framework/types.js';
import { OpenApiValidator, type OpenApiValidatorOpts } from 'express-openapi-validator/dist/openapi.validator.js';
import type { Document } from '../../core/provider.ts';

/**
 * Does what the package's own `middleware` does, except for how it loads the document. The package compiles the JSON Schema of OpenAPI
 * even when told not to validate the document, and resolves references to other files, which our documents do not have. Both together
 * take longer than everything else at a first request.
 *
 * Imports from `dist/` can go once the package offers its validators apart from its loader:
 * https://github.com/cdimascio/express-openapi-validator/issues/610 and https://github.com/cdimascio/express-openapi-validator/issues/916
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
