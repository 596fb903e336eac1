/**
 * graphql, express and others check themselves at every step unless told that they are in production; in what a person
 * starts they are. Imported before them, as they look once.
 */
process.env.NODE_ENV ??= 'production';
