// `vars`: `$(NAME)` stands for a field of an object.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "linter/kustomize/accumulator.h"

namespace linter::kustomize {

static Gvk KindOf(const Node& reference) {
  auto gvk = GvkOf(reference);
  for (const std::string_view part : {"group", "version"}) {
    if (const auto* node = reference.Find(part)) {
      (part == "group" ? gvk.group : gvk.version) = node->text;
    }
  }
  return gvk;
}

void NoteVars(Bench& bench, const Node& kustomization, Accumulator& all) {
  for (const auto* var : ItemsOf(kustomization, "vars")) {
    const auto* reference = var->Find("objref");
    if (reference == nullptr) {
      bench.Fail(FailureKind::Kustomization, var->span, "a var needs an `objref`");
      continue;
    }
    const Id wanted{KindOf(*reference), reference->TextOf("name"), reference->TextOf("namespace")};
    const bool exact = !wanted.name_space.empty() || wanted.gvk.IsClusterScoped();
    std::vector<Resource*> matches;
    for (auto& resource : all.resources) {
      const auto ids = resource.All();
      if (std::any_of(ids.begin(), ids.end(), [&](const Id& id) {
            return exact ? id.Equals(wanted) : id.name == wanted.name && id.gvk == wanted.gvk;
          })) {
        matches.push_back(&resource);
      }
    }
    if (matches.size() > 1) {
      bench.Fail(FailureKind::Reference, reference->span,
                 fmt::format("{} objects match var `{}`", matches.size(), var->TextOf("name")));
    } else if (matches.size() == 1) {
      matches.front()->vars.push_back(var->TextOf("name"));
    }
    all.vars.push_back(var);
  }
}

// What `metadata.name` or `spec.ports[0].port` leads to.
static const Node* FindField(const Node& root, std::string_view path) {
  const Node* node = &root;
  for (const auto& part : SplitFieldPath(path)) {
    std::string_view rest = part;
    const auto open = rest.find('[');
    const auto name = rest.substr(0, open);
    if (!name.empty()) {
      node = node->Find(name);
    }
    if (node != nullptr && open != std::string_view::npos) {
      const auto index = std::strtoul(std::string(rest.substr(open + 1)).c_str(), nullptr, 10);
      node = index < node->items.size() ? node->items[index] : nullptr;
    } else if (node != nullptr && name.empty()) {
      node = nullptr;
    }
    if (node == nullptr) {
      return nullptr;
    }
  }
  return node;
}

using Values = std::map<std::string, const Node*, std::less<>>;

// Replaces what stands in `$(…)`; a text that is nothing else becomes the value itself.
static void Expand(Bench& bench, const Values& values, Node& node) {
  if (!node.is_string() || node.text.find('$') == std::string_view::npos) {
    return;
  }
  const auto text = node.text;
  std::string expanded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '$' || i + 1 == text.size()) {
      expanded += text[i];
      continue;
    }
    const auto close = text[i + 1] == '(' ? text.find(')', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      // `$$` is a dollar.
      expanded += text[i + 1] == '$' ? "$" : std::string(text.substr(i, 2));
      ++i;
      continue;
    }
    const auto found = values.find(text.substr(i + 2, close - i - 2));
    if (found == values.end()) {
      expanded += text.substr(i, close - i + 1);
    } else if (i == 0 && close + 1 == text.size()) {
      node = *found->second;
      return;
    } else {
      expanded += found->second->text;
    }
    i = close;
  }
  node.text = bench.forest.Keep(std::move(expanded));
}

static void ExpandField(Bench& bench, const Values& values, Node& node) {
  Expand(bench, values, node);
  for (auto* item : node.items) {
    Expand(bench, values, *item);
  }
  for (auto& member : node.members) {
    Expand(bench, values, *member.value);
  }
}

static Values FindValues(Bench& bench, const Accumulator& all) {
  Values values;
  for (const auto* var : all.vars) {
    const auto name = var->TextOf("name");
    const auto* field = var->Find("fieldref");
    const auto path = field == nullptr ? std::string_view() : field->TextOf("fieldpath");
    const Node* value = nullptr;
    bool known = false;
    for (const auto& resource : all.resources) {
      if (std::find(resource.vars.begin(), resource.vars.end(), name) != resource.vars.end()) {
        known = true;
        value = FindField(*resource.root, path.empty() ? "metadata.name" : path);
        break;
      }
    }
    if (value == nullptr || !value->is_scalar()) {
      bench.Fail(FailureKind::Reference, var->span,
                 known ? fmt::format("the object of var `{}` has no such field", name)
                       : fmt::format("no object matches var `{}`", name));
      continue;
    }
    values.emplace(name, bench.forest.Copy(*value));
  }
  return values;
}

void ResolveVars(Bench& bench, Accumulator& all) {
  const auto values = FindValues(bench, all);
  if (values.empty()) {
    return;
  }
  for (auto& resource : all.resources) {
    for (const auto& spec : all.config->var_references) {
      Visit(bench.forest, *resource.root, spec, Made::Nothing, {},
            [&](Node& node) { ExpandField(bench, values, node); });
    }
  }
}

}  // namespace linter::kustomize
