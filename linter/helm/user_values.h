#pragma once

#include "linter/helm/render.h"

namespace linter::helm {

// What the files of values and the `--set` arguments say together, in Helm's order.
Expected<gotemplate::Map*> UserValues(const RenderOptions& options, gotemplate::Heap& heap,
                                      gotemplate::Origins& origins);

}  // namespace linter::helm
