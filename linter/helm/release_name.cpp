#include "linter/helm/release_name.h"

#include "linter/gotemplate/evaluation.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"

namespace linter::helm {

// `ReleaseNamePattern`, which would take longer to be made than to be used.
bool IsReleaseName(std::string_view name) {
  const auto is_edge = [](char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool first = i == 0 || name[i - 1] == '.';
    const bool last = i + 1 == name.size() || name[i + 1] == '.';
    const bool inner = !first && !last && name[i] == '-';
    const bool dot = !first && !last && name[i] == '.';
    if (!is_edge(name[i]) && !inner && !dot) {
      return false;
    }
  }
  return !name.empty() && name.size() <= MaxReleaseName;
}

Expected<std::string> NameFromTemplate(std::string_view text) {
  constexpr std::string_view Name = "name-template";
  gotemplate::Heap heap;
  gotemplate::Origins origins;
  gotemplate::TemplateSet set(AllFunctions(), heap.memory(), origins);
  if (auto error = set.Parse(Name, *heap.NewText(text))) {
    return Error{std::move(error->message)};
  }
  gotemplate::Host host;
  gotemplate::Evaluation evaluation(set, heap, origins, {}, &host);
  const auto name = evaluation.Execute(Name, gotemplate::Value::Nil());
  if (!name) {
    return Error{evaluation.failure().message};
  }
  return std::string(name->bytes());
}

}  // namespace linter::helm
