/** Every Delta table, declared once: the data dictionary as code, no logic. */
@NullMarked
package org.socialrx.schema;

import org.jspecify.annotations.NullMarked;
