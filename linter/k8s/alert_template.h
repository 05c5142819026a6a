#pragma once

#include <string_view>
#include <vector>

namespace linter::k8s {

// The labels of a series (`$labels.pod`, `index $labels "pod"`) that a text of an alert puts into
// its words, each once; views into the text. Those that an `if` or a `with` asks for first are left
// out.
std::vector<std::string_view> TemplateLabels(std::string_view text);

}  // namespace linter::k8s
