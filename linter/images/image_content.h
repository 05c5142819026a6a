#pragma once

#include <string_view>

#include "linter/images/image_link.h"

namespace linter::images {

// Whether the image of a link certainly has no program of a name, one of the few that everybody
// knows: shells, `curl`, clients of databases. The image stands on one whose content is known
// (`scratch`, distroless, Alpine, Debian, Ubuntu), and nothing that the Dockerfile installs, copies
// or mentions could bring it.
bool Lacks(const ImageLink& link, std::string_view program);

}  // namespace linter::images
