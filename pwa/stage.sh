#!/bin/sh
# Called by Trunk before a build: the layers of the stylesheet become one file, so that the first visit asks for one.
set -eu
mkdir -p .stage
cat styles/tokens.css styles/base.css styles/components.css styles/pages.css > .stage/app.css.new
# An unchanged file keeps its time, so that a watching Trunk comes to rest.
if cmp -s .stage/app.css.new .stage/app.css; then rm .stage/app.css.new; else mv .stage/app.css.new .stage/app.css; fi
