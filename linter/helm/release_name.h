#pragma once

#include <string>
#include <string_view>

#include "linter/text/expected.h"

namespace linter::helm {

constexpr std::string_view ReleaseNamePattern =
    R"(^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)";
constexpr std::size_t MaxReleaseName = 53;

// Whether Helm takes it as the name of a release.
bool IsReleaseName(std::string_view name);
// What a `--name-template` comes to, or Go's reason why it cannot be rendered.
Expected<std::string> NameFromTemplate(std::string_view text);

}  // namespace linter::helm
