package io.warpbeam.models;

import java.util.List;

/** All models there are. */
public final class Models {

    private Models() {}

    /** {@return one of each} */
    public static List<Model> all() {
        return List.of(
                new LinkModel(),
                new CallModel(),
                new SupervisorModel(false),
                new SupervisorModel(true),
                new StrategyModel(),
                new TimerModel(),
                new RegistryModel(),
                new MailboxModel(),
                new CoroutineModel(),
                new FieldModel());
    }

    /**
     * {@return the model of that name}
     *
     * @param name as {@link Model#name} gives it
     * @throws IllegalArgumentException when there is none
     */
    public static Model named(String name) {
        return all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "name must be one of " + all().stream().map(Model::name).toList() + ", but is " + name));
    }
}
